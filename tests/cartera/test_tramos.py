"""Legs of the exchange become one call each, whatever their order and repetition (4.1)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.fechas import LA_PAZ
from cartera.telefonia.lectura import leer_tramo
from cartera.telefonia.tramos import agrupar, es_externo, interno_de, venta_de
from tests.cartera import cdr

CUANDO = datetime(2026, 11, 16, 9, 30, tzinfo=LA_PAZ)
NUMERO = "+59144251234"


def tramos(filas):
    return [leer_tramo(fila, ahora=CUANDO + timedelta(days=1)) for fila in filas]


def llamada(filas, **mas):
    return agrupar(tramos(filas), **mas)


@pytest.mark.paso("4.1")
def test_a_call_has_its_number_extension_seconds_and_recording():
    una = llamada(cdr.saliente(CUANDO, NUMERO, 75, recordingfile="salida-201.wav"))

    assert una is not None
    assert (una.numero, una.extension, una.segundos) == (NUMERO, "201", 75)
    assert (una.grabacion, una.entrante) == ("salida-201.wav", False)
    assert (una.inicio, una.fin) == (CUANDO, CUANDO + timedelta(seconds=87))


@pytest.mark.parametrize(
    ("filas", "numero", "extension", "segundos"),
    [
        (cdr.saliente(CUANDO, NUMERO, 0), NUMERO, "201", 0),
        (cdr.desde_la_pagina(CUANDO, NUMERO, 0, 42), NUMERO, "201", 0),
        (cdr.desde_la_pagina(CUANDO, NUMERO, 33, 42), NUMERO, "201", 33),
        (cdr.transferida(CUANDO, NUMERO, 20, 60), NUMERO, "202", 60),
        (cdr.transferida(CUANDO, NUMERO, 60, 20), NUMERO, "201", 60),
        (cdr.por_cola(CUANDO, NUMERO, 41), NUMERO, "202", 41),
    ],
)
def test_only_the_clients_own_leg_says_how_long_and_who(filas, numero, extension, segundos):
    una = llamada(filas)

    assert una is not None
    assert (una.numero, una.extension, una.segundos) == (numero, extension, segundos)


@pytest.mark.parametrize(
    "filas",
    [
        cdr.buzon(CUANDO, NUMERO),
        cdr.interna(CUANDO),
        [cdr.fila(CUANDO, dst="44251234", dstchannel="", billsec=30)],
        [cdr.fila(CUANDO, dst="*97", billsec=30)],
        [cdr.fila(CUANDO, dst="44251234", dstchannel="Local/44251234@fuera-01;1", billsec=30)],
    ],
)
def test_a_voicemail_a_queue_a_code_and_two_extensions_are_no_call_with_a_client(filas):
    assert llamada(filas) is None


def test_busy_and_failed_answer_nothing_whatever_their_seconds_say():
    una = llamada([cdr.fila(CUANDO, dst="44251234", billsec=30, disposition="BUSY")])

    assert una is not None and una.segundos == 0


def test_what_is_dialled_to_go_outside_is_no_part_of_the_number():
    fila = cdr.fila(CUANDO, dst="944251234", billsec=30)

    assert llamada([fila]) is None
    una = llamada([fila], prefijo="9")
    assert una is not None and una.numero == NUMERO


def test_two_accounts_in_one_call_say_nothing():
    filas = cdr.transferida(CUANDO, NUMERO, 20, 60)
    filas[0]["accountcode"], filas[1]["accountcode"] = "V1", "V2"

    una = llamada(filas)

    assert una is not None and una.accountcode == ""
    assert [venta_de(codigo) for codigo in ("V42", "V", "42", "V42x")] == [42, None, None, None]


@pytest.mark.parametrize(
    ("canal", "interno", "externo"),
    [
        ("SIP/201-0000002a", "201", False),
        ("PJSIP/2014-1", "2014", False),
        ("Local/201@from-queue-0001;1", "201", False),
        ("Local/44251234@from-internal-01;2", "", False),
        ("SIP/troncal-0000002b", "", True),
        ("DAHDI/i1/44251234-3", "", True),
        ("SIP/44250000-0000002b", "", True),
        ("", "", False),
    ],
)
def test_an_end_of_a_leg_is_an_extension_or_outside(canal, interno, externo):
    assert (interno_de(canal), es_externo(canal)) == (interno, externo)


TODAS = tramos(
    [
        *cdr.desde_la_pagina(CUANDO, NUMERO, 33, 42),
        *cdr.transferida(CUANDO, NUMERO, 20, 60),
        *cdr.por_cola(CUANDO, NUMERO, 41),
        *cdr.interna(CUANDO),
    ]
)


@given(st.permutations(TODAS), st.lists(st.sampled_from(TODAS)))
def test_the_same_legs_are_the_same_call_in_any_order_and_however_often(orden, repetidas):
    assert agrupar([*orden, *repetidas]) == agrupar(TODAS)


def test_the_same_row_has_one_fingerprint_and_another_has_another():
    (uno,) = tramos([cdr.fila(CUANDO, uniqueid="1763298000.1", sequence=1)])
    (otro,) = tramos([cdr.fila(CUANDO, uniqueid="1763298000.1", sequence=2)])

    assert uno.huella != otro.huella
    assert uno.huella == tramos([cdr.fila(CUANDO, uniqueid="1763298000.1", sequence=1,
        channel=uno.channel, dstchannel=uno.dstchannel)])[0].huella  # fmt: skip


def test_the_hour_is_that_of_the_exchange_which_says_no_zone():
    (uno,) = tramos([cdr.fila(CUANDO)])

    assert uno.calldate == datetime(2026, 11, 16, 13, 30, tzinfo=UTC)
