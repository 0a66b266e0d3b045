"""Step 9: the gloss says the sale as it is, or is not kept."""

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.models import Glosa, Venta
from solicitudes.pasos.p09_glosa.composicion import guardar, recomponer, reescribir
from solicitudes.pasos.p09_glosa.servicio import guardar_glosa
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("9.1")]


@pytest.fixture
def glosada() -> Venta:
    return venta_en(Estado.GLOSADA)


def test_what_step_5_did_not_ask_is_kept_in_its_sheet_and_said_in_the_gloss():
    venta = venta_en(Estado.DETALLADA)

    glosa = guardar_glosa(venta.pk, acto=Acto(venta.asesor, AHORA), ficha={"pasar_en": "LA NOCHE"})

    assert "PASAR EN LA NOCHE" in glosa.texto
    assert Venta.objects.get(pk=venta.pk).ficha.pasar_en == "LA NOCHE"


def test_a_last_word_against_the_offer_is_kept_by_nobody(glosada):
    antes = glosada.glosa.texto

    with pytest.raises(TransicionInvalida, match="12 MESES"):
        guardar(glosada, adicional="permanencia 12 meses", ahora=AHORA)

    assert Glosa.objects.get(venta=glosada).texto == antes


def test_after_a_correction_the_same_last_word_goes_with_the_new_data(glosada):
    guardar(glosada, adicional="perro bravo", ahora=AHORA)
    glosada.ficha.pasar_en = "LA NOCHE"

    recomponer(glosada, ahora=AHORA)

    texto = Glosa.objects.get(venta=glosada).texto
    assert "PASAR EN LA NOCHE" in texto
    assert texto.endswith("PERRO BRAVO.")


def test_what_can_be_composed_no_more_leaves_the_gloss_as_it_was(glosada):
    antes = glosada.glosa.texto
    glosada.ficha.referencia_1 = ""

    recomponer(glosada, ahora=AHORA)

    assert Glosa.objects.get(venta=glosada).texto == antes


def test_a_sale_without_a_gloss_has_none_to_compose_again():
    venta = venta_en(Estado.DETALLADA)

    recomponer(venta, ahora=AHORA)

    assert not Glosa.objects.filter(venta=venta).exists()


def test_opened_again_by_name_its_texts_are_of_the_day_it_is_written(glosada):
    otra = venta_en(Estado.GLOSADA)

    reescribir(glosada)

    assert Glosa.objects.get(venta=glosada).redactada_el is None
    assert Glosa.objects.get(venta=otra).redactada_el is not None
