"""Step 6: one message holds all that the client has to send, and no word of it is lost."""

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.conversacion.pedidos import (
    anotar_mensaje,
    anotar_pedido,
    enlace_whatsapp,
    lo_que_se_espera,
    observados_del_cliente,
    pedido_al_cliente,
    pedido_de_documentos,
    pedido_de_otra_carta,
    por_preguntar,
)
from solicitudes.models import FichaLlamada, Venta
from solicitudes.pasos.p06_documentos.servicio import revisar_recibidos
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2", "6.3")]
OBSERVADOS = {
    "FIRMA": {"ok": False, "motivo": "falta"},
    "SERVICIO": {"ok": True, "motivo": ""},
    "CI_LEGIBLE": {"ok": False, "motivo": "movida"},
}


def leida(venta: Venta) -> Venta:
    """As stored now, at the hour of these tests."""
    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora = AHORA
    return venta


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


@pytest.fixture
def observada(venta):
    revisar_recibidos(venta.pk, acto=Acto(venta.asesor, AHORA), items=OBSERVADOS)
    return leida(venta)


def test_the_first_request_has_the_letter_to_copy_with_the_offer_that_was_accepted(venta):
    pedido = pedido_al_cliente(venta)

    assert (pedido.texto, pedido.de_nuevo) == (pedido_de_documentos(venta), False)
    assert str(venta.oferta.plan) in pedido.texto
    assert venta.cliente.nombre_completo in pedido.texto


def test_of_a_letter_that_says_another_plan_only_the_letter_is_asked(venta):
    revisar_recibidos(venta.pk, acto=Acto(venta.asesor, AHORA), items={})
    venta.refresh_from_db()
    venta.documentacion.carta_dice["plan"] = "Otro"

    pedido = pedido_al_cliente(venta)

    assert (pedido.asunto, pedido.de_nuevo) == ("Otra carta", True)
    assert pedido.texto == pedido_de_otra_carta(venta)
    assert "C.I., anverso" not in pedido.texto
    assert "Declaro ACEPTACION" in pedido.texto


def test_once_something_is_observed_only_that_is_asked(observada):
    assert observados_del_cliente(observada) == [
        "Firma del solicitante: falta",
        "C.I. legible: movida",
    ]
    pedido = pedido_al_cliente(observada)
    assert (pedido.texto.count("•"), pedido.de_nuevo) == (2, True)


@pytest.mark.parametrize(
    ("item", "motivo", "con_carta"),
    [
        ("FIRMA", "falta", True),
        ("SERVICIO", "dice Fibra 50 y debe decir Fibra 100", True),
        ("DIRECCION", "falta el número", True),
        ("CI_LEGIBLE", "movida", False),
    ],
)
def test_where_the_letter_was_observed_its_client_gets_the_words_of_another_one(
    venta, item, motivo, con_carta
):
    acto = Acto(venta.asesor, AHORA)
    revisar_recibidos(venta.pk, acto=acto, items={item: {"ok": False, "motivo": motivo}})

    texto = pedido_al_cliente(leida(venta)).texto

    assert venta.cliente.nombre_completo in texto
    assert motivo in texto
    assert ("Escriba la carta otra vez, a mano y firmada" in texto) is con_carta
    assert (str(venta.oferta.plan) in texto.partition("•")[2]) is con_carta
    assert ("Declaro ACEPTACION" in texto) is con_carta


def test_what_is_awaited_is_what_never_came_and_what_has_to_come_again(observada):
    faltan = ["anverso del C.I.", "reverso del C.I.", "carta de solicitud"]

    assert lo_que_se_espera(observada) == [*faltan, *observados_del_cliente(observada)]
    recibir_todo(observada, acto=Acto(observada.asesor, AHORA))
    assert not set(lo_que_se_espera(leida(observada))) & set(faltan)


def test_before_step_6_nothing_is_observed_and_before_step_5_nothing_is_unasked():
    aceptada = venta_en(Estado.ACEPTADA)

    assert observados_del_cliente(aceptada) == []
    assert por_preguntar(aceptada) == {}


def test_what_step_5_left_unasked_goes_with_the_request(venta):
    assert por_preguntar(venta) == {}
    FichaLlamada.objects.filter(venta=venta).update(pasar_en="", correo="", sin_correo=True)

    leida_ahora = leida(venta)

    assert list(por_preguntar(leida_ahora)) == ["pasar_en"]
    assert "¿Cuándo pueden pasar?" in pedido_de_documentos(leida_ahora)


def test_a_service_that_nobody_visits_asks_nothing_of_the_house(venta):
    FichaLlamada.objects.filter(venta=venta).update(pasar_en="", vivienda="")
    sin_visita = leida(venta)
    sin_visita.oferta.producto.requiere_visita = False

    assert por_preguntar(sin_visita) == {}


def test_the_same_request_twice_in_a_row_is_one_message(venta):
    yo = Acto(venta.asesor, AHORA)
    primero = anotar_pedido(venta.pk, acto=yo)
    assert anotar_pedido(venta.pk, acto=yo) == primero

    anotar_mensaje(venta.pk, acto=yo, texto="Lo espero mañana.")

    assert anotar_pedido(venta.pk, acto=yo) != primero


def test_only_its_asesor_speaks_with_the_client(venta):
    with pytest.raises(PermisoDenegado):
        anotar_mensaje(venta.pk, acto=Acto(UsuarioFactory(), AHORA), texto="Hola")

    assert not venta.mensajes.exists()


def test_the_link_says_the_very_words_to_the_client_s_own_number(venta):
    assert enlace_whatsapp(venta, "¿Sí?") == "https://wa.me/59170712345?text=%C2%BFS%C3%AD%3F"


@pytest.mark.parametrize("estado", [Estado.TOMADA, Estado.ACEPTADA, Estado.IMPRESA, Estado.ANULADA])
def test_nobody_is_asked_for_documents_before_step_6_nor_once_they_were_in_order(estado):
    venta = venta_en(estado)

    with pytest.raises(TransicionInvalida, match="no se puede hacer ahora"):
        anotar_pedido(venta.pk, acto=Acto(venta.asesor, AHORA))

    assert not venta.mensajes.exists()
