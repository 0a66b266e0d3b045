"""Step 11.1: what there is against an image stands beside it, with who accepted it and why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documentos.models import ArchivoRecibido, Parecido
from solicitudes.canales.revision.imagenes import documentos_de, en_otras_carpetas
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]
BORROSA = {"nitidez": [60, 77]}


@pytest.fixture
def venta() -> Venta:
    venta = venta_en(Estado.ENTREGADA)
    Parecido.objects.all().delete()
    return venta


def medida(venta: Venta, tipo: str, **campos) -> ArchivoRecibido:
    suyo = venta.carpeta.archivos.filter(tipo=tipo)
    suyo.update(medidas=BORROSA, **campos)
    return suyo.get()


def parecida(venta: Venta, otra: Venta) -> None:
    """The card of the second one came after, and is the first one's."""
    pareja = (v.carpeta.archivos.get(tipo="CI_ANVERSO") for v in (otra, venta))
    Parecido.objects.create(**dict(zip(("archivo", "otro"), pareja, strict=True)), distancia=3)


def test_a_photo_says_what_is_against_it_and_who_took_it_and_why(mostrador, venta):
    medida(
        venta,
        "CI_REVERSO",
        aceptado_en=AHORA,
        aceptado_por=venta.asesor,
        aceptado_porque="El número se lee entero.",
    )

    pagina = mostrador.get(f"/revision/{venta.pk}/").content.decode()

    assert "está movida o desenfocada (nitidez 60 %, se pide 77 % o más)" in pagina
    assert f"Aceptada por {venta.asesor}" in pagina
    assert "«El número se lee entero.»" in pagina
    carta, ci = documentos_de(venta)
    assert (carta["con_reparos"], ci["con_reparos"]) == (False, True)


def test_of_a_photo_that_nobody_accepted_that_is_said(mostrador, venta):
    medida(venta, "CARTA")

    pagina = mostrador.get(f"/revision/{venta.pk}/").content.decode()

    assert "Nadie dijo por qué la acepta." in pagina


def test_both_folders_say_that_the_same_card_is_in_the_other(mostrador, venta):
    otra = venta_en(Estado.ENTREGADA)
    Parecido.objects.all().delete()
    parecida(venta, otra)

    for una, ajena in ((venta, otra), (otra, venta)):
        suya = una.carpeta.archivos.get(tipo="CI_ANVERSO")
        assert en_otras_carpetas(una) == {suya.pk: [ajena]}
        pagina = mostrador.get(f"/revision/{una.pk}/").content.decode()
        assert "esta misma foto está en la carpeta de otro cliente" in pagina
        assert f"{ajena.cliente} (venta {ajena.pk})" in pagina


def test_a_card_of_its_own_alone_is_in_no_other_folder(mostrador, venta):
    assert en_otras_carpetas(venta) == {}
    assert "de otro cliente" not in mostrador.get(f"/revision/{venta.pk}/").content.decode()


def test_what_is_against_the_photos_costs_the_page_one_question_more_at_most(mostrador, venta):
    def preguntas() -> int:
        with CaptureQueriesContext(connection) as hechas:
            assert mostrador.get(f"/revision/{venta.pk}/").status_code == 200
        return len(hechas)

    preguntas()
    limpia = preguntas()
    for tipo in ("CI_ANVERSO", "CI_REVERSO", "CARTA"):
        medida(
            venta,
            tipo,
            aceptado_en=AHORA,
            aceptado_por=venta.asesor,
            aceptado_porque="Se lee.",
        )
    for _ in range(2):
        otra = venta_en(Estado.ENTREGADA)
        Parecido.objects.filter(archivo__carpeta=otra.carpeta_id).delete()
        parecida(venta, otra)

    assert preguntas() <= limpia + 1
