"""The projection of the month's end, by exact integers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicadores.formula import Veredicto
from indicadores.proyeccion import proyectar


def dichas(y):
    return y.cifra.porcentaje, y.desde, y.hasta


def test_days_that_are_all_alike_project_themselves_without_a_range():
    y = proyectar([(1, 2)] * 10, 20)

    assert dichas(y) == ("50.00", "50,00 %", "50,00 %")
    assert (y.n, y.d) == (30, 60)


def test_the_range_is_what_the_days_varied():
    """Remainders of ±100 over 20: 4·10⁸·20000·2·2 / (1·20⁴·4) = 5·10⁷, whose root is 7071,07."""
    y = proyectar([(0, 10), (10, 10)], 2)

    assert y.margen == 7072
    assert dichas(y) == ("50.00", "0,00 %", "120,72 %")


def test_days_without_calls_or_sales_are_days():
    y = proyectar([(5, 10), (0, 0)], 2)

    assert (y.n, y.d, y.dias) == (10, 20, 2)


@pytest.mark.parametrize(
    ("dias", "quedan"),
    [
        ([(4, 5), (3, 4)], 20),
        ([(9, 10)], 20),
        ([], 30),
        ([(5, 5), (4, 5)], 0),
    ],
)
def test_with_too_little_behind_or_nothing_ahead_nothing_is_projected(dias, quedan):
    assert proyectar(dias, quedan) is None


def test_ten_conversations_in_two_days_are_enough():
    assert proyectar([(5, 5), (4, 5)], 20) is not None


@pytest.mark.parametrize(
    ("dias", "veredicto"),
    [
        ([(49, 50), (49, 50)], Veredicto.ACEPTADO),
        ([(4900, 5000), (4899, 5000)], Veredicto.OBSERVADO),
    ],
)
def test_the_verdict_at_the_boundary_is_exact(dias, veredicto):
    assert proyectar(dias, 13).cifra.veredicto is veredicto


DIAS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=31)


@given(DIAS, st.integers(1, 30))
def test_the_middle_is_the_pace_and_lies_within_its_range(dias, quedan):
    n, d = sum(a for a, _ in dias), sum(b for _, b in dias)
    y = proyectar(dias, quedan)

    if y is not None:
        assert y.cifra.n * d == n * y.cifra.d
        assert y.margen >= 0
        assert (y.margen == 0) == all(a * d == n * b for a, b in dias)
