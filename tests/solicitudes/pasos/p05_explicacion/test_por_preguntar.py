"""What step 5 left unasked is answered where it is listed, until the gloss says it."""

import pytest

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from solicitudes.conversacion.pedidos import enlace_whatsapp
from solicitudes.models import FichaLlamada
from solicitudes.pasos.p05_explicacion.servicio import completar_ficha
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("5")]


@pytest.fixture
def venta(client):
    venta = venta_en(Estado.EXPLICADA)
    FichaLlamada.objects.filter(venta=venta).update(celular_whatsapp="", vivienda="")
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    return venta


def test_each_question_has_its_field_beside_it(venta, client):
    form = client.get(venta.get_absolute_url()).context["preguntar_form"]

    assert list(form.fields) == ["vivienda", "celular_whatsapp"]


def test_an_answer_is_kept_and_the_others_stay_asked(venta, client):
    client.post(f"/ventas/{venta.pk}/ficha/", {"preguntar-celular_whatsapp": "707 12345"})

    ficha = FichaLlamada.objects.get(venta=venta)
    form = client.get(venta.get_absolute_url()).context["preguntar_form"]
    assert ficha.celular_whatsapp == "+59170712345"
    assert list(form.fields) == ["vivienda"]
    assert Evento.objects.get(tipo="completar_ficha").datos == {"campos": ["celular_whatsapp"]}


@pytest.mark.parametrize("dicho", [{}, {"preguntar-celular_whatsapp": "7071"}])
def test_what_says_nothing_or_is_no_number_is_refused_beside_it(dicho, venta, client):
    respuesta = client.post(f"/ventas/{venta.pk}/ficha/", dicho)

    assert respuesta.status_code == 422
    assert respuesta.context["preguntar_form"].errors


def test_what_is_known_is_not_changed_here(venta):
    with pytest.raises(TransicionInvalida, match="ya estaba anotado"):
        completar_ficha(
            venta.pk, acto=Acto(venta.asesor, AHORA), datos={"correo": "otro@correo.example"}
        )


def test_after_the_gloss_it_is_corrected_by_its_step():
    venta = venta_en(Estado.GLOSADA)
    FichaLlamada.objects.filter(venta=venta).update(celular_whatsapp="")

    with pytest.raises(TransicionInvalida):
        completar_ficha(
            venta.pk, acto=Acto(venta.asesor, AHORA), datos={"celular_whatsapp": "+59170712345"}
        )


def test_without_a_number_there_is_no_link_to_whatsapp(venta):
    venta.refresh_from_db()

    assert enlace_whatsapp(venta, "Hola") == ""
