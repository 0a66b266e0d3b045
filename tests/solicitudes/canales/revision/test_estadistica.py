"""Step 11.1: what is observed, counted; and the asesor is told before he prints."""

import pytest
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.estadistica import tablas
from solicitudes.canales.revision.listados import ObservacionesForm, observaciones
from solicitudes.models import Observacion
from solicitudes.pasos.p10_impresion.frecuentes import lo_que_mas_se_observa
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


def cuentas(jefe, **filtros):
    form = ObservacionesForm(filtros, jefe)
    assert form.is_valid(), form.errors
    return {t.titulo: {c.nombre: c.cuantas for c in t.filas} for t in tablas(jefe, form)}


def test_they_are_counted_by_reason_asesor_product_and_round(jefe):
    una = venta_en(Estado.OBSERVADA)
    venta_en(Estado.OBSERVADA, motivo="COBRO_ERRADO", asesor=una.asesor)
    otra = venta_en(Estado.OBSERVADA)
    Observacion.objects.filter(venta=otra).update(ronda=5)

    contadas = cuentas(jefe)

    assert contadas["Por motivo"] == {"Carta sin firma": 2, "Dirección de cobro equivocada": 1}
    assert contadas["Por asesor"] == {str(una.asesor): 2, str(otra.asesor): 1}
    assert contadas["Por producto"] == {una.oferta.producto.nombre: 3}
    assert contadas["Por ronda"] == {"Primera": 2, "Cuarta o más": 1}


def test_what_was_noted_and_not_sent_is_not_counted(jefe, canales):
    venta = venta_en(Estado.ENTREGADA)
    firma = motivo("OBSERVACION", "CARTA_SIN_FIRMA")
    servicio.anotar_observacion(venta.pk, acto=Acto(canales, AHORA), item="CARTA", motivo=firma)

    assert not observaciones(jefe).exists()
    servicio.observar(venta.pk, acto=Acto(canales, AHORA))
    assert observaciones(jefe).count() == 1


def test_each_figure_opens_as_many_rows_as_it_says(jefe, como):
    venta_en(Estado.OBSERVADA)
    venta_en(Estado.OBSERVADA, motivo="COBRO_ERRADO")
    navegador = como(jefe)
    pagina = navegador.get(reverse("observaciones"), {"desde": "2026-11-23"})

    for tabla in pagina.context["tablas"]:
        for cuenta in tabla.filas:
            filas = navegador.get(cuenta.url).context["filas"]
            assert len(filas) == cuenta.cuantas, cuenta.nombre


def test_a_period_leaves_the_rest_out_and_a_filter_that_is_none_is_said(jefe, como):
    venta_en(Estado.OBSERVADA)

    assert cuentas(jefe, hasta="2026-11-22")["Por motivo"] == {}
    mala = como(jefe).get(reverse("observaciones"), {"desde": "nunca"})
    assert mala.status_code == 400


def test_the_count_asks_a_fixed_number_of_questions(jefe, como, django_assert_max_num_queries):
    navegador = como(jefe)
    for _ in range(3):
        venta_en(Estado.OBSERVADA)
    with django_assert_max_num_queries(14):
        navegador.get(reverse("observaciones"))


def test_before_printing_the_asesor_reads_what_is_observed_most_his_own_first(como):
    una = venta_en(Estado.OBSERVADA, motivo="COBRO_ERRADO")
    for _ in range(2):
        venta_en(Estado.OBSERVADA)
    suya = venta_en(Estado.GLOSADA, asesor=una.asesor)

    frecuentes = lo_que_mas_se_observa(suya)

    assert [(f.motivo, f.veces, f.suyas) for f in frecuentes.filas] == [
        ("Dirección de cobro equivocada", 1, 1), ("Carta sin firma", 2, 0),
    ]  # fmt: skip
    assert frecuentes.filas[0].url == f"/ventas/{suya.pk}/pasos/7/"
    pagina = como(una.asesor).get(f"/ventas/{suya.pk}/pasos/10/").content.decode()
    assert "Antes de entregar, mire" in pagina
