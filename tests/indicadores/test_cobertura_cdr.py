"""A day that was told and had no call is not a day of which nothing came (4.1)."""

from datetime import date, datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import acto_del_sistema
from indicadores.consultas import base
from indicadores.consultas.listas import Cdr, Lista, Listas, cdr_del_mes
from indicadores.consultas.resumen import faltantes
from indicadores.conversaciones.carga import deshacer
from indicadores.conversaciones.central import leer_desde
from indicadores.models import CoberturaCDR
from indicadores.tasks import leer_el_cdr_tardio
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.indicadores import factories as f

pytest_plugins = ["tests.apoyo.mariadb"]
pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1", "III.2")]
LUNES = datetime(2026, 11, 2, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
UN_DIA = timedelta(days=1)


def cargar(*dias: int):
    tramos = [t for n in dias for t in cdr.interna(LUNES + (n - 2) * UN_DIA)]
    return cdr.importar(cdr.como_csv(tramos), acto=acto_del_sistema(FIN))


def del_mes() -> Cdr:
    return cdr_del_mes(base.periodo("2026-11", ahora=FIN))


def dias(*numeros: int) -> tuple[date, ...]:
    return tuple(date(2026, 11, n) for n in numeros)


def test_a_day_within_a_file_is_there_and_one_between_two_files_is_missing():
    cargar(2, 5)
    cargar(9, 10)

    assert del_mes().faltan == dias(1, 6, 7, 8)
    assert del_mes().faltan_en_letras == "el 1 y del 6 al 8"
    p = base.periodo("2026-11", ahora=FIN)
    assert "Falta el CDR de estos días: el 1 y del 6 al 8." in [una.dicho for una in faltantes(p)]


def test_undone_its_days_are_missing_again():
    primera = cargar(1, 3)
    cargar(2, 9)
    assert del_mes().faltan == ()

    deshacer(primera, acto_del_sistema(FIN))

    assert del_mes().faltan == dias(1)
    assert CoberturaCDR.objects.count() == 1


def test_a_mark_of_a_day_that_was_told_empty_is_without_cdr_and_of_a_missing_day_waits():
    vacio, sin_saber = f.llamada(LUNES + UN_DIA), f.llamada(LUNES + 5 * UN_DIA)
    cargar(2, 5)
    cargar(9)
    p = base.periodo("2026-11", ahora=FIN)

    lista = Listas(p).de(Lista.MARCA_SIN_CDR)

    assert [fila.llamada for fila in lista] == [vacio]
    assert sin_saber.inicio.date() == date(2026, 11, 7)


def test_the_table_tells_whole_days_once_they_ended_also_those_without_a_call(mariadb, settings):
    mariadb.crear_tabla()
    settings.CDR_URL = mariadb.url
    mariadb.escribir(cdr.interna(LUNES))
    hoy = LUNES + 2 * UN_DIA

    for _ in range(2):
        leer_desde(date(2026, 11, 1), ahora=hoy)

    assert del_mes().dias == frozenset(dias(1, 2, 3))
    assert del_mes().faltan == ()
    assert del_mes().hasta == datetime(2026, 11, 3, 23, 59, 59, 999999, tzinfo=LA_PAZ)


def test_what_comes_late_is_joined_as_it_comes_and_what_was_left_every_night(
    settings, time_machine
):
    venta = f.venta(tomada_en=LUNES, estado=Estado.FACTIBLE)
    registro = f.llamada(LUNES + timedelta(minutes=8), contacto=venta.contacto, agente=venta.asesor)
    tramos = cdr.saliente(LUNES + timedelta(minutes=5), venta.contacto.linea, 60)
    cdr.importar(cdr.como_csv(tramos), acto=acto_del_sistema(FIN))
    assert registro.central.segundos == 60

    registro.anulada_en = FIN
    registro.save()
    nuevo = f.llamada(LUNES + timedelta(minutes=9), contacto=venta.contacto, agente=venta.asesor)
    settings.CDR_URL = ""
    time_machine.move_to(FIN)
    leer_el_cdr_tardio()

    nuevo.refresh_from_db()
    assert nuevo.central.segundos == 60
