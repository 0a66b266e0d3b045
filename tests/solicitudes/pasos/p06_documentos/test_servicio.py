"""Step 6: what was looked at belongs to the file that was looked at."""

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.servicio import (
    es_la_misma_carta,
    hacer_modelo_de_carta,
    pedir_de_nuevo,
    revisar_recibidos,
)
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, cambiar_archivo, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.3")]
TODO_BIEN = {codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3}


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


def revisar(venta: Venta, items=TODO_BIEN, **datos):
    return revisar_recibidos(venta.pk, acto=Acto(venta.asesor, AHORA), items=items, **datos)


def recibir(venta: Venta, tipo: str, contenido: bytes) -> set[str]:
    """Another file arrives; the items that are still looked at."""
    cambiar_archivo(venta.pk, acto=Acto(venta.asesor, AHORA), tipo=tipo, contenido=contenido)
    return set(Venta.objects.get(pk=venta.pk).documentacion.items)


@pytest.mark.parametrize(
    ("tipo", "contenido"),
    [("CARTA", foto_carta(variante=9)), ("CI_REVERSO", foto_ci("reverso", variante=9))],
)
def test_a_replaced_file_drops_the_ok_of_each_item_that_looked_at_it(venta, tipo, contenido):
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    revisar(venta)

    quedan = recibir(venta, tipo, contenido)

    assert quedan == {codigo for codigo, item in ITEMS_6_3.items() if tipo not in item.mira}


def test_each_item_says_who_looked_at_it_and_an_unseen_one_is_absent(venta):
    documentacion = revisar(venta, {"FIRMA": {"ok": False, "motivo": "falta"}}, ci_numero="7654321")

    assert list(documentacion.items) == ["FIRMA"]
    assert documentacion.items["FIRMA"]["por"] == venta.asesor_id
    assert Venta.objects.get(pk=venta.pk).ci.numero == "7654321"


def test_what_is_asked_again_is_what_was_observed_and_nothing_else(venta):
    observado = {**TODO_BIEN, "FIRMA": {"ok": False, "motivo": "sin firma"}}

    mensaje = pedir_de_nuevo(venta.pk, acto=Acto(venta.asesor, AHORA), items=observado)

    assert mensaje.asunto == "Documentación observada"
    assert mensaje.texto.count("•") == 1
    assert "Firma del solicitante: sin firma" in mensaje.texto


def test_before_step_5_nothing_is_revised_and_no_colleague_does_it(venta):
    with pytest.raises(TransicionInvalida, match="aceptada"):
        revisar(venta_en(Estado.ACEPTADA))
    venta.asesor = UsuarioFactory()
    with pytest.raises(PermisoDenegado):
        revisar(venta)


@pytest.mark.paso("6.2")
def test_the_model_of_the_letter_is_made_while_the_letter_is_awaited_and_by_its_asesor(venta):
    yo = Acto(venta.asesor, AHORA)

    assert hacer_modelo_de_carta(venta.pk, acto=yo).tipo == "CARTA_MODELO"

    for estado in (Estado.TOMADA, Estado.IMPRESA, Estado.ANULADA):
        otra = venta_en(estado)
        with pytest.raises(TransicionInvalida):
            hacer_modelo_de_carta(otra.pk, acto=Acto(otra.asesor, AHORA))
        assert otra.carpeta.papel("CARTA_MODELO") is None
    with pytest.raises(PermisoDenegado):
        hacer_modelo_de_carta(venta.pk, acto=Acto(UsuarioFactory(), AHORA))


def test_the_letter_is_the_same_until_another_one_comes(venta):
    def es_la_misma() -> bool:
        return es_la_misma_carta(Venta.objects.get(pk=venta.pk))

    assert not es_la_misma()
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    assert not es_la_misma()
    revisar(venta)
    assert es_la_misma()

    recibir(venta, "CI_REVERSO", foto_ci("reverso", variante=9))
    assert es_la_misma()
    recibir(venta, "CARTA", foto_carta(variante=9))
    assert not es_la_misma()
