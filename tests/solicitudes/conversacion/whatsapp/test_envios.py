"""What is written to a client: one press one message, sent once, and what became of it (6.2)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.integraciones.whatsapp.fallas import en_palabras
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.retencion.catalogo import resumido
from solicitudes.conversacion.envios import (
    escribir,
    escribir_plantilla,
    interlocutor_de,
    pedir_numero,
)
from solicitudes.conversacion.salida import aplicar_sucesos, dejar_de_enviar, enviar_debido
from solicitudes.conversacion.ventana import texto_de_plantilla, ventana_abierta
from solicitudes.models import Interlocutor, Mensaje, SucesoDeMensaje
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, estado, mensaje
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
SUYO = "59170712345"


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


@pytest.fixture
def yo(venta):
    return Acto(venta.asesor, timezone.now())


@pytest.fixture
def escribio(graph, venta):
    """He wrote just now: the window is open."""
    contar(mensaje("abre", bsuid="BO.1", numero=SUYO, en=int(timezone.now().timestamp())))


def leido(suyo: Mensaje) -> Mensaje:
    return Mensaje.objects.get(pk=suyo.pk)


def otra_vez() -> None:
    Pendiente.objects.filter(situacion=Situacion.DEBIDO).update(proximo_en=timezone.now())
    procesar_pendientes()


def test_a_text_goes_to_his_id_once_and_its_states_come_back(graph, escribio, venta, yo):
    suyo = escribir(venta.pk, acto=yo, texto="Falta su carta.")
    procesar_pendientes()
    procesar_pendientes()

    [pedido] = graph.pedidos
    assert (pedido["recipient"], pedido["text"]["body"]) == ("BO.1", "Falta su carta.")
    assert pedido["biz_opaque_callback_data"] == str(suyo.pk)
    assert leido(suyo).estado == "ENVIADO"
    contar(estado(leido(suyo).wamid, "read"))
    contar(estado(leido(suyo).wamid, "delivered"))
    assert leido(suyo).estado == "LEIDO"


def test_outside_the_window_only_the_approved_text_goes(graph, venta, yo):
    with pytest.raises(TransicionInvalida, match="plantilla"):
        escribir(venta.pk, acto=yo, texto="Hola")

    suyo = escribir_plantilla(venta.pk, acto=yo)
    procesar_pendientes()

    [pedido] = graph.pedidos
    assert (pedido["to"], pedido["template"]["name"]) == (SUYO, "seguimos")
    valores = [p["text"] for p in pedido["template"]["components"][0]["parameters"]]
    assert all(valor in texto_de_plantilla(venta) == suyo.texto for valor in valores)


def test_the_window_closes_a_day_after_his_last_message(graph, escribio, venta):
    quien = interlocutor_de(venta)

    assert ventana_abierta(quien, quien.ultimo_en + timedelta(hours=23, minutes=59))
    assert not ventana_abierta(quien, quien.ultimo_en + timedelta(hours=24))
    assert not ventana_abierta(None, quien.ultimo_en)


def test_who_hides_his_number_is_asked_for_it_with_the_button(graph, escribio, venta, yo):
    pedir_numero(venta.pk, acto=yo)
    procesar_pendientes()

    assert graph.pedidos[0]["interactive"]["action"] == {"name": "request_contact_info"}


def test_a_no_is_said_in_words_and_never_asked_again(graph, escribio, venta, yo):
    graph.dia, graph.codigo_de_error = "niega", 131047
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    procesar_pendientes()
    graph.dia = "bueno"
    otra_vez()

    assert (leido(suyo).estado, len(graph.pedidos)) == ("FALLO", 1)
    assert leido(suyo).falla == en_palabras("131047")
    assert "24 horas" in Aviso.objects.get(clave=f"whatsapp:{suyo.pk}:FALLO").texto


def test_a_day_of_downtime_sends_it_once(graph, escribio, venta, yo):
    graph.dia = "caido"
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    procesar_pendientes()
    otra_vez()
    antes = len(graph.pedidos)
    graph.dia = "bueno"
    otra_vez()
    otra_vez()

    assert (leido(suyo).estado, len(graph.pedidos) - antes) == ("ENVIADO", 1)


@pytest.mark.parametrize("dia", ["se corta", "roto"])
def test_what_nobody_knows_is_said_and_not_sent_again(graph, escribio, venta, yo, dia):
    graph.dia = dia
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    procesar_pendientes()
    graph.dia = "bueno"
    otra_vez()

    assert (leido(suyo).estado, len(graph.pedidos)) == ("NO_SE_SABE", 1)
    contar(estado("wamid.despues", "delivered", biz_opaque_callback_data=str(suyo.pk)))
    assert leido(suyo).estado == "ENTREGADO"


def test_a_process_that_died_while_sending_leaves_it_unknown(graph, escribio, venta, yo):
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    Mensaje.objects.filter(pk=suyo.pk).update(estado="SALIENDO")

    procesar_pendientes()

    assert (leido(suyo).estado, graph.pedidos) == ("NO_SE_SABE", [])


def test_statuses_told_before_the_answer_are_kept_for_it(graph, escribio, venta, yo):
    contar(estado("wamid.SALE1", "read"))
    contar(estado("wamid.SALE1", "sent"))

    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    procesar_pendientes()
    aplicar_sucesos("wamid.SALE1")

    assert leido(suyo).estado == "LEIDO"
    assert SucesoDeMensaje.objects.filter(wamid=resumido("wamid.SALE1")).count() == 2


def test_a_failure_told_later_says_why(graph, escribio, venta, yo):
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    procesar_pendientes()

    contar(estado("wamid.SALE1", "failed", errors=[{"code": 131026}]))

    assert "no recibe WhatsApp" in leido(suyo).falla


def test_after_the_last_try_its_asesor_hears_that_it_did_not_go(graph, escribio, venta, yo):
    suyo = escribir(venta.pk, acto=yo, texto="Hola")
    debido = Pendiente.objects.get(tipo="whatsapp:enviar")
    debido.situacion = Situacion.APARTADO

    dejar_de_enviar(debido)
    enviar_debido(debido)

    assert (leido(suyo).estado, graph.pedidos) == ("FALLO", [])


def test_only_its_asesor_writes_and_nobody_from_practice(graph, escribio, venta, yo):
    with pytest.raises(PermisoDenegado):
        escribir(venta.pk, acto=Acto(UsuarioFactory(), timezone.now()), texto="Hola")
    venta.carpeta.de_prueba = True
    venta.carpeta.save()
    with pytest.raises(TransicionInvalida, match="práctica"):
        escribir(venta.pk, acto=yo, texto="Hola")


def test_without_a_sender_the_agent_s_own_telephone_is_the_way(venta, yo):
    with pytest.raises(TransicionInvalida, match="Abrir WhatsApp"):
        escribir(venta.pk, acto=yo, texto="Hola")
    assert not Interlocutor.objects.exists()
