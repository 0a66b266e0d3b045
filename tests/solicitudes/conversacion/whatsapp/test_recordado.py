"""A reminder that was owed is judged again when it is handed over (6.2)."""

from datetime import timedelta

import pytest
import time_machine

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.conversacion.envios import interlocutor_de
from solicitudes.conversacion.espera import envios_de, que_esperan, sin_respuesta
from solicitudes.conversacion.pedidos import anotar_mensaje
from solicitudes.conversacion.recordado import es_de_dia, recordado
from solicitudes.conversacion.recordatorios import recordar
from solicitudes.finales.servicio import anular
from solicitudes.mesa.mias import Mias
from solicitudes.models import Mensaje
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo, revisar_recibidos
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, mensaje
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, motivo, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
MANANA = AHORA + timedelta(hours=25)


@pytest.fixture
def venta(graph):
    """Its client wrote, was asked, and a reminder is owed since an hour ago."""
    venta = venta_en(Estado.EXPLICADA)
    contar(mensaje("ata", bsuid="BO.1", numero="59170712345", en=int(AHORA.timestamp()) - 60))
    anotar_mensaje(venta.pk, acto=Acto(venta.asesor, AHORA), texto="Espero su carta")
    assert recordar(ahora=MANANA) == 1
    return venta


def sale(cuando=MANANA + timedelta(hours=1)) -> str:
    """What became of the reminder, handed over at that hour."""
    with time_machine.travel(cuando):
        procesar_pendientes()
    return Mensaje.objects.filter(asunto="Recordatorio").earliest("pk").estado


def test_it_goes_to_who_still_owes_his_papers(graph, venta):
    assert sale() == "ENVIADO"
    assert graph.pedidos


def test_of_a_sale_annulled_meanwhile_nothing_goes_and_nobody_is_told(graph, venta):
    anular(venta.pk, acto=Acto(venta.asesor, MANANA), motivo=motivo("ANULACION", "CLIENTE_DESISTE"))

    assert (sale(), graph.pedidos) == ("RETIRADO", [])


def test_a_file_answers_what_was_said_before_it_and_nothing_said_after(venta):
    assert sin_respuesta(venta.pk).exists()

    recibir_todo(venta, acto=Acto(venta.asesor, MANANA))
    assert envios_de(venta.carpeta_id).count() == venta.carpeta.vigentes().count() == 3
    assert not sin_respuesta(venta.pk).exists()

    luego = Acto(venta.asesor, MANANA + timedelta(hours=1))
    despues = anotar_mensaje(venta.pk, acto=luego, texto="Envíe la carta otra vez")
    assert list(sin_respuesta(venta.pk)) == [despues]


def test_to_who_sent_everything_meanwhile_nothing_goes(graph, venta):
    recibir_todo(venta, acto=Acto(venta.asesor, MANANA))

    assert (sale(), graph.pedidos) == ("RETIRADO", [])


def test_to_who_was_written_to_since_it_does_not_go(graph, venta):
    despues = Acto(venta.asesor, MANANA + timedelta(minutes=5))
    anotar_mensaje(venta.pk, acto=despues, texto="Ya lo llamo")

    assert (sale(), graph.pedidos) == ("RETIRADO", [])


def test_to_who_sent_a_file_since_it_does_not_go(graph, venta):
    """By his link, which no message of his says."""
    despues = Acto(venta.asesor, MANANA + timedelta(minutes=5))
    recibir_archivo(venta.pk, acto=despues, tipo="CI_ANVERSO", contenido=foto_ci())

    assert (sale(), graph.pedidos) == ("RETIRADO", [])


def test_at_night_it_does_not_go_and_the_next_day_another_one_does(graph, venta):
    noche = MANANA.replace(hour=23) + timedelta(hours=4)
    assert not es_de_dia(noche)
    assert recordado(venta, interlocutor_de(venta), ahora=noche) is None
    assert sale(noche) == "RETIRADO"
    [espera] = que_esperan()
    assert espera.dicho_en == AHORA, "what did not go was not said"
    assert [suya.pedido_en for suya in Mias(venta.asesor).en_pausa] == [AHORA]

    otro_dia = MANANA + timedelta(days=1)
    assert recordar(ahora=otro_dia) == 1
    sale(otro_dia)
    assert len(graph.pedidos) == 1


def test_it_says_what_is_missing_when_it_goes(graph, venta):
    contar(mensaje("otra", bsuid="BO.1", en=int(MANANA.timestamp()) - 60))
    quien = interlocutor_de(venta)
    recibir_todo(venta, acto=Acto(venta.asesor, MANANA))
    venta.carpeta.archivo("CARTA").delete()

    dicho = recordado(venta, quien, ahora=quien.ultimo_en + timedelta(hours=1))

    assert not dicho.con_plantilla
    assert dicho.texto.endswith("falta: carta de solicitud.")


def test_of_what_has_to_come_again_it_says_the_words_in_which_it_was_asked(graph, venta):
    contar(mensaje("otra", bsuid="BO.1", en=int(MANANA.timestamp()) - 7200))
    acto = Acto(venta.asesor, AHORA)
    recibir_todo(venta, acto=acto)
    revisar_recibidos(venta.pk, acto=acto, items={"FIRMA": {"ok": False, "motivo": "sin firma"}})

    assert sale() == "ENVIADO"

    [pedido] = graph.pedidos
    assert "sin firma" in pedido["text"]["body"]
    assert "Declaro ACEPTACION" in pedido["text"]["body"]
