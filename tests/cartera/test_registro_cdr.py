"""Legs as rows: once each, grouped again whenever one arrives (4.1)."""

from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import acto_del_sistema
from cartera.models import LlamadaDeCentral, RegistroCDR
from cartera.telefonia.carga import leer_filas
from cartera.telefonia.lectura import leer_tramo
from cartera.telefonia.registro import en_lotes, guardar, reagrupar, uno_a_la_vez, ya_estan
from tests.cartera import cdr

pytestmark = pytest.mark.django_db
CUANDO = datetime(2026, 11, 16, 9, 30, tzinfo=LA_PAZ)
NUMERO, OTRO = "+59144251234", "+59144259876"


def tramos(filas):
    return [leer_tramo(fila, ahora=CUANDO + timedelta(days=1)) for fila in filas]


def test_a_leg_is_a_row_once_within_a_file_and_between_files():
    uno, otro = tramos(cdr.transferida(CUANDO, NUMERO, 20, 60))
    uno_a_la_vez()

    primera = guardar([uno, uno])
    segunda = guardar([uno, otro])

    assert [fila is None for fila in primera] == [False, True]
    assert [fila is None for fila in segunda] == [True, False]
    assert ya_estan([uno, otro]).keys() == {uno.huella, otro.huella}
    assert RegistroCDR.objects.count() == 2


def test_who_called_cut_short_by_the_exchange_is_no_fault_of_its_call():
    """``clid`` holds eighty letters, and nobody reads it."""
    (leg,) = cdr.saliente(CUANDO, NUMERO, 60, clid='"Comercial de nombre muy')
    acto = acto_del_sistema(CUANDO + timedelta(days=1))

    corrida = cdr.importar(cdr.como_csv([leg]), acto=acto)

    assert [suyo.motivo for suyo in corrida.renglones.all()] == [""]
    assert LlamadaDeCentral.objects.get().segundos == 60


def test_a_late_leg_changes_its_call_and_says_both_numbers_that_it_concerns():
    larga = cdr.fila(CUANDO, dst="44259876", billsec=90)
    corta = cdr.fila(CUANDO, dst="44251234", billsec=20, linkedid=larga["linkedid"])
    guardar(tramos([corta]))
    assert reagrupar([corta["uniqueid"]]) == {NUMERO}
    antes = LlamadaDeCentral.objects.get()

    guardar(tramos([larga]))
    numeros = reagrupar([larga["uniqueid"]])

    ahora = LlamadaDeCentral.objects.get()
    assert numeros == {NUMERO, OTRO}
    assert (ahora.pk, ahora.numero, ahora.segundos) == (antes.pk, OTRO, 90)
    assert ahora.dicha == f"90 s contestados · {larga['uniqueid']}"


def test_a_call_whose_legs_are_gone_is_gone():
    (fila,) = cdr.saliente(CUANDO, NUMERO, 60)
    guardar(tramos([fila]))
    reagrupar([fila["uniqueid"]])
    RegistroCDR.objects.all().delete()

    assert reagrupar([fila["uniqueid"]]) == {NUMERO}
    assert not LlamadaDeCentral.objects.exists()


def test_a_lot_is_cut_into_pieces_that_are_all_of_it():
    assert [list(lote) for lote in en_lotes("abcde", 2)] == [["a", "b"], ["c", "d"], ["e"]]


def test_a_number_given_back_to_be_put_right_is_read_without_what_kept_it_from_being_a_formula():
    suya = cdr.fila(CUANDO, dst="'+59144251234")

    (leido,) = leer_filas([suya], ahora=CUANDO + timedelta(hours=1))

    assert leido.tramo is not None and leido.tramo.dst == "+59144251234"
