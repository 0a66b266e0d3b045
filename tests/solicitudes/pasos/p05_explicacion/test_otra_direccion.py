"""Installed elsewhere: capacity is that of the other address, for exactly what was accepted."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.models import Verificacion
from solicitudes.papeles.datos.piezas import capacidad
from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.pasos.p05_explicacion.servicio import explicar
from solicitudes.reglas import glosa
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import PASOS_A_SEGUIR
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("3.2", "5.1")]


def explicado(venta, **ficha):
    datos = {
        "misma_direccion": False,
        "direccion_dictada": "AV AMERICA 1500",
        "vivienda": "CASA",
        "referencia_1": "+59170712345",
        **ficha,
    }
    return explicar(
        venta.pk,
        acto=Acto(venta.asesor, AHORA + timedelta(minutes=5)),
        explicado=list(PASOS_A_SEGUIR),
        informado=list(glosa.por_informar(venta)),
        **datos,
    )


def test_capacity_of_another_technology_is_refused_naming_both():
    venta = venta_en(Estado.ACEPTADA)

    with pytest.raises(
        TransicionInvalida, match=r"capacidad de Cobre y el cliente aceptó Fibra óptica"
    ):
        explicado(venta, tecnologias_alli=["COBRE"])

    venta.refresh_from_db()
    assert venta.estado == Estado.ACEPTADA


def test_the_paper_prints_what_was_found_at_the_place_of_installation():
    venta = explicado(venta_en(Estado.ACEPTADA), tecnologias_alli=["COBRE", "FIBRA"])

    assert capacidad(venta).tecnologia == "Cobre, Fibra óptica"


def test_a_check_of_an_address_that_is_no_longer_the_place_does_not_count():
    venta = venta_en(Estado.ACEPTADA)
    explicado(venta, tecnologias_alli=["FIBRA"])
    venta.ficha.direccion_dictada = "CALLE SUCRE 300"
    venta.ficha.save()

    assert venta.capacidad_revisada() is None


def test_back_at_the_address_of_the_line_its_own_check_counts():
    venta = explicado(venta_en(Estado.ACEPTADA), tecnologias_alli=["FIBRA"])
    venta.ficha.misma_direccion = True
    de_la_linea = Verificacion.objects.get(venta=venta, paso=3, direccion="")

    assert venta.capacidad_revisada() == de_la_linea


@pytest.mark.paso("11.1", "10")
@pytest.mark.parametrize(("alli", "estado"), [([], 422), (["COBRE"], 422), (["FIBRA"], 302)])
def test_an_observed_folder_is_not_taken_where_nobody_looked(client, alli, estado):
    venta = venta_en(Estado.OBSERVADA, motivo="DIRECCION_ERRADA")
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    valores = {k: v for k, v in FichaForm(venta).valores().items() if v not in (None, "", False)}
    otra = {"misma_direccion": "", "direccion_dictada": "AV AMERICA 1500", "tecnologias_alli": alli}

    respuesta = client.post(f"/ventas/{venta.pk}/pasos/5/", valores | otra)

    venta.refresh_from_db()
    assert respuesta.status_code == estado
    assert venta.ficha.misma_direccion is (estado == 422)
