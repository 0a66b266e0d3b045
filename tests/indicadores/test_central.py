"""The exchange's own table of calls, in a real MariaDB: read again and again, dead or alive."""

import socket
import sys
from datetime import date, datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.integraciones.elastix.cdr import PorMySql
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.operacion import salud
from bluecom.operacion.models import Revision
from bluecom.operacion.revisiones import anotar_revision, seguidas, seguir
from cartera.models import LlamadaDeCentral, RegistroCDR
from cartera.telefonia.tramos import CAMPOS
from indicadores.consultas import mes
from indicadores.conversaciones import central
from indicadores.conversaciones.central import leer_desde, leer_lo_nuevo, leer_lo_tardio, recibir
from indicadores.tasks import cruzar_llamadas, leer_el_cdr, leer_el_cdr_tardio
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.indicadores import factories as f

pytest_plugins = ["tests.apoyo.mariadb"]
pytestmark = pytest.mark.django_db
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


@pytest.fixture
def tabla(mariadb, settings):
    mariadb.crear_tabla()
    settings.CDR_URL = mariadb.url
    return mariadb


def tomada(cuando=DIA):
    return f.venta(tomada_en=cuando, estado=Estado.FACTIBLE)


def denominador(ahora=FIN):
    return mes("2026-11", ahora=ahora).oficial.d


def dicho():
    return Revision.objects.get(nombre=central.NOMBRE).problemas


@pytest.mark.paso("4.1")
def test_what_the_table_has_is_read_once_however_often_it_is_asked(tabla):
    una, otra = tomada(), tomada()
    tabla.escribir(cdr.desde_la_pagina(DIA + MINUTO, una.contacto.linea, 60, una.pk))
    leer_lo_nuevo(ahora=DIA + 10 * MINUTO)
    assert (RegistroCDR.objects.count(), denominador()) == (2, 1)

    tabla.escribir(cdr.saliente(DIA + 15 * MINUTO, otra.contacto.linea, 60))
    for _ in range(2):
        leer_lo_nuevo(ahora=DIA + 20 * MINUTO)

    assert (RegistroCDR.objects.count(), denominador(), dicho()) == (3, 2, [])


def test_a_long_call_is_written_when_it_ends_and_one_of_a_cut_days_later(tabla):
    larga, cortada = tomada(), tomada(DIA - timedelta(days=9))
    tabla.escribir(cdr.interna(DIA))
    leer_lo_nuevo(ahora=DIA + 10 * MINUTO)

    tabla.escribir(cdr.saliente(DIA - 10 * MINUTO, larga.contacto.linea, 1500))
    tabla.escribir(cdr.saliente(DIA - timedelta(days=9), cortada.contacto.linea, 60))
    leer_lo_nuevo(ahora=DIA + 15 * MINUTO)
    assert LlamadaDeCentral.objects.count() == 1

    leer_lo_tardio(ahora=DIA + timedelta(days=1))
    assert (LlamadaDeCentral.objects.count(), denominador()) == (2, 2)


def test_an_old_table_has_no_linkedid_nor_sequence(tabla):
    venta = tomada()
    tabla.crear_tabla(cdr.VIEJAS)
    legs = cdr.saliente(DIA + MINUTO, venta.contacto.linea, 60)
    tabla.escribir(legs, cdr.VIEJAS)

    leer_lo_nuevo(ahora=DIA + 10 * MINUTO)
    cdr.importar(cdr.como_csv(legs), acto=acto_del_sistema(FIN))

    assert (LlamadaDeCentral.objects.count(), denominador()) == (1, 1)


def test_a_file_and_the_table_tell_the_same_legs(tabla):
    venta = tomada()
    legs = cdr.transferida(DIA + MINUTO, venta.contacto.linea, 60, 30)
    tabla.escribir(legs)
    cdr.importar(cdr.como_csv(legs), acto=acto_del_sistema(FIN))

    leer_lo_nuevo(ahora=DIA + 10 * MINUTO)

    assert RegistroCDR.objects.count() == 2


def test_a_row_that_cannot_be_read_is_said_and_stops_no_other(tabla):
    venta = tomada()
    tabla.escribir([cdr.fila(DIA, uniqueid="raro"), cdr.fila(DIA, disposition="OTRA")])
    tabla.escribir(cdr.saliente(DIA + MINUTO, venta.contacto.linea, 60))

    leer_lo_nuevo(ahora=DIA + 10 * MINUTO)

    assert (denominador(), dicho()) == (1, ["2 filas no se pudieron leer."])
    assert recibir([{"uniqueid": "raro"}], ahora=FIN) == 1
    assert recibir([cdr.fila(DIA, recordingfile="a\0.wav")], ahora=FIN) == 1


def test_a_dead_exchange_is_said_in_health_and_the_month_goes_on(tabla, settings):
    with socket.socket() as nadie:
        nadie.bind(("127.0.0.1", 0))
        settings.CDR_URL = f"mysql://lectora@127.0.0.1:{nadie.getsockname()[1]}/asteriskcdrdb"
        leer_lo_nuevo(ahora=DIA)

    (problema,) = dicho()
    assert "No responde desde el" in problema
    (hallazgo,) = [c for c in salud.revisar(ahora=DIA) if c.nombre == central.NOMBRE]
    assert (hallazgo.bien, hallazgo.aviso) == (True, True)
    assert problema in hallazgo.detalle
    assert denominador() == 0


def test_one_that_takes_the_call_and_says_nothing_is_left_in_time():
    with socket.socket() as mudo:
        mudo.bind(("127.0.0.1", 0))
        mudo.listen()
        url = f"mysql://lectora@127.0.0.1:{mudo.getsockname()[1]}/asteriskcdrdb"
        with pytest.raises(SistemaNoResponde) as error:
            PorMySql(url, segundos=0.2).filas_del(DIA.date(), CAMPOS)
    assert error.value.reintentable


def test_a_wrong_key_and_a_wrong_address_are_said_without_the_key(tabla, settings):
    for url in (tabla.url.replace("cl%40ve", "secreta"), "http://lectora:secreta@127.0.0.1/x"):
        settings.CDR_URL = url
        leer_desde(date(2026, 11, 16), ahora=DIA)
        assert dicho() and "secreta" not in dicho()[0]


def test_without_its_library_it_says_what_to_install(tabla, monkeypatch):
    monkeypatch.setitem(sys.modules, "pymysql", None)

    leer_lo_nuevo(ahora=DIA)

    assert "PyMySQL" in dicho()[0]


def test_the_reader_may_only_read(tabla):
    with pytest.raises(SistemaNoResponde):
        PorMySql(tabla.url + "_otra", segundos=5).filas_del(DIA.date(), CAMPOS)
    assert PorMySql(tabla.url, segundos=5).filas_del(DIA.date(), CAMPOS) == []


def test_where_its_cdr_comes_by_files_nothing_is_asked_nor_said(settings):
    settings.CDR_URL = ""

    for tarea in (leer_el_cdr, leer_el_cdr_tardio, cruzar_llamadas):
        tarea()

    assert central.NOMBRE not in seguidas()
    assert not Revision.objects.filter(nombre=central.NOMBRE).exists()
    assert central.NOMBRE not in [c.nombre for c in salud.revisar(ahora=DIA)]


def test_what_is_followed_all_day_is_shown_while_there_is_something_to_follow():
    hay = [True]
    seguir("Cosa de prueba", cuando=lambda: hay[0])
    anotar_revision("Cosa de prueba", [], DIA)

    assert "Cosa de prueba" in seguidas()
    hay[0] = False
    assert "Cosa de prueba" not in seguidas()
