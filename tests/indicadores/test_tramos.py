"""Stretches of time, against the instants that are in them."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.fechas import LA_PAZ
from indicadores.consultas.tramos import (
    Rango,
    comienzo,
    ensanchar,
    instante_de,
    recortar,
    restar,
    tocan,
    unir,
)
from indicadores.models import Tramo

DESDE = datetime(2026, 10, 29, 22, tzinfo=LA_PAZ)
MEDIA_HORA = timedelta(minutes=30)
INSTANTES = [DESDE + n * MEDIA_HORA for n in range(240)]
rangos = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 60)).map(
        lambda dos: Rango(INSTANTES[0] + dos[0] * MEDIA_HORA, INSTANTES[0] + sum(dos) * MEDIA_HORA)
    ),
    max_size=5,
)


def dentro(cuales):
    return {instante for instante in INSTANTES if tocan(cuales, instante)}


@given(unos=rangos, otros=rangos)
def test_what_is_joined_taken_away_and_cut_out_has_the_instants_that_it_says(unos, otros):
    assert dentro(unir(unos)) == dentro(unos)
    assert dentro(restar(unos, otros)) == dentro(unos) - dentro(otros)
    uno = Rango(INSTANTES[20], INSTANTES[90])
    assert dentro(recortar(unos, uno)) == dentro(unos) & dentro([uno])
    for juntos in (unir(unos), restar(unos, otros)):
        assert all(a.hasta < b.desde for a, b in pairwise(juntos))


@given(unos=rangos)
def test_widened_they_have_every_stretch_that_they_touched_whole_and_no_other(unos):
    for tramo in Tramo:
        de_cada_uno = {comienzo(instante, tramo) for instante in dentro(unos)}

        ensanchados = dentro(ensanchar(unos, tramo))

        assert ensanchados == {i for i in INSTANTES if comienzo(i, tramo) in de_cada_uno}


def test_a_day_begins_at_its_midnight_in_la_paz():
    assert instante_de(DESDE.date()) == DESDE.replace(hour=0)
    assert instante_de(DESDE) == DESDE
