"""Turning and cutting as numbers: four quarters are none, and a cut of a cut is a cut."""

from hypothesis import given
from hypothesis import strategies as st

from documentos.arreglos import ENTERA, TODO, Postura, arreglado

BORDES = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(sorted)
RECORTES = st.tuples(BORDES, BORDES).map(lambda b: (b[0][0], b[1][0], b[0][1], b[1][1]))
POSTURAS = st.builds(Postura, st.sampled_from([0, 90, 180, 270]), RECORTES)


@given(POSTURAS)
def test_four_quarters_are_none(postura):
    assert postura.girada(4) == postura.girada(1).girada(3) == postura
    assert postura.girada(2) == postura.girada(1).girada(1)


@given(POSTURAS, RECORTES)
def test_a_cut_stays_within_what_was_seen(postura, recorte):
    x0, y0, x1, y1 = postura.recortada(recorte).recorte

    assert postura.recorte[0] <= x0 <= x1 <= postura.recorte[2]
    assert postura.recorte[1] <= y0 <= y1 <= postura.recorte[3]
    assert postura.recortada(TODO) == postura


def test_the_left_half_turned_to_the_right_is_the_upper_half():
    assert ENTERA.recortada((0, 0, 500, 1000)).girada(1) == Postura(90, (0, 0, 1000, 500))


def test_so_many_dots_of_the_original_are_left():
    assert arreglado((4000, 3000), 90, (0, 0, 500, 1000)) == (1500, 4000)
    assert ENTERA.se_ve_algo
    assert not ENTERA.recortada((0, 0, 10, 1000)).se_ve_algo
