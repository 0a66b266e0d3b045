"""When each chair hears of a deadline, in hours from its limit."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.plazos.marcas import RESPONSABLE, UN_INSTANTE, Escala, tras_el_limite

S, V = "SUPERVISOR", "JEFE_VENTAS"
ESCALA = Escala({RESPONSABLE: (-2, 0), S: (0,), V: (4,)}, 24)


def recorrida(escala, cuantas):
    marcas, tras = [], None
    for _ in range(cuantas):
        tras = escala.siguiente(tras)
        marcas.append(tras)
        if tras is None:
            break
    return marcas


def test_the_scale_first_and_then_each_day():
    assert recorrida(ESCALA, 6) == [-2, 0, 4, 24, 48, 72]


def test_without_repetition_it_ends():
    assert recorrida(Escala({RESPONSABLE: (-2, 0), V: (30,)}, None), 4) == [-2, 0, 30, None]


def test_a_chair_that_hears_after_a_repetition_is_in_its_own_place():
    assert recorrida(Escala({RESPONSABLE: (-2, 0), V: (30,)}, 24), 5) == [-2, 0, 24, 30, 48]


@pytest.mark.parametrize(
    ("tras", "hasta", "oyen"),
    [
        (None, -2, {RESPONSABLE}),
        (-2, 0, {RESPONSABLE, S}),
        (0, 4, {V}),
        (4, 24, {RESPONSABLE, S, V}),
        (24, 48, {RESPONSABLE, S, V}),
        (None, 4, {RESPONSABLE, S, V}),  # nobody swept until then
        (-2, 5, {RESPONSABLE, S, V}),
    ],
)
def test_each_mark_is_heard_by_whom_it_is_for(tras, hasta, oyen):
    assert ESCALA.oyen(tras, hasta) == oyen


def test_whoever_hears_late_is_not_told_by_an_earlier_repetition():
    tarde = Escala({RESPONSABLE: (-2, 0), V: (30,)}, 24)

    assert tarde.oyen(0, 24) == {RESPONSABLE}
    assert tarde.oyen(24, 30) == {V}
    assert tarde.oyen(30, 48) == {RESPONSABLE, V}


def test_the_mark_of_the_limit_is_its_first_late_instant():
    assert tras_el_limite(0) == UN_INSTANTE
    assert tras_el_limite(-2) == -timedelta(hours=2)


@given(
    previas=st.integers(1, 48),
    tras=st.integers(-48, 96),
    cada=st.one_of(st.none(), st.integers(1, 72)),
)
def test_told_one_by_one_or_all_at_once_the_same_chairs_hear(previas, tras, cada):
    escala = Escala({RESPONSABLE: (-previas, 0), S: (tras,)}, cada)
    marcas = [m for m in recorrida(escala, 8) if m is not None]

    assert marcas == sorted(set(marcas))
    anteriores = [None, *marcas]
    de_a_una = {
        silla
        for antes, m in zip(anteriores, marcas, strict=False)
        for silla in escala.oyen(antes, m)
    }
    assert escala.oyen(None, marcas[-1]) == de_a_una
