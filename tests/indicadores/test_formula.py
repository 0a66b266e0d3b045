"""III.2 by exact integers: the boundary is 98 and nothing is rounded towards it."""

import pytest

from indicadores.cifras import Cifra
from indicadores.formula import (
    Veredicto,
    faltan_para,
    porcentaje,
    supera_la_base,
    veredicto,
)


@pytest.mark.paso("III.2")
@pytest.mark.parametrize(
    ("n", "d", "esperado"),
    [
        (49, 50, Veredicto.ACEPTADO),
        (98, 100, Veredicto.ACEPTADO),
        (9800, 10_000, Veredicto.ACEPTADO),
        (9799, 10_000, Veredicto.OBSERVADO),
        (97_999_999, 100_000_000, Veredicto.OBSERVADO),
        (0, 1, Veredicto.OBSERVADO),
        (0, 0, Veredicto.SIN_DATOS),
        (3, 0, Veredicto.SIN_DATOS),
        (51, 50, Veredicto.ACEPTADO),
    ],
)
def test_veredicto_compares_whole_numbers(n, d, esperado):
    assert veredicto(n, d) is esperado


@pytest.mark.paso("III.2")
@pytest.mark.parametrize(
    ("n", "d", "esperado"),
    [
        (49, 50, "98.00"),
        (9799, 10_000, "97.99"),
        (97_999, 100_000, "97.99"),
        (2, 3, "66.66"),
        (1, 10_000, "0.01"),
        (1, 100_000, "0.00"),
        (51, 50, "102.00"),
        (5, 0, None),
    ],
)
def test_porcentaje_truncates_to_two_decimals(n, d, esperado):
    assert porcentaje(n, d) == esperado


@pytest.mark.parametrize(
    ("n", "d", "esperado"),
    [(49, 50, 0), (48, 50, 1), (0, 50, 49), (0, 1, 1), (60, 50, 0), (0, 10_000, 9800)],
)
def test_faltan_para_is_the_smallest_number_that_reaches_it(n, d, esperado):
    assert faltan_para(n, d) == esperado
    assert veredicto(n + esperado, d) is Veredicto.ACEPTADO


def test_without_calls_there_is_no_gap_to_tell():
    assert faltan_para(0, 0) is None


def test_more_requests_than_calls_is_flagged_and_never_capped():
    cifra = Cifra("oficial", 12, 10)

    assert supera_la_base(12, 10) and not supera_la_base(10, 10)
    assert (cifra.texto, cifra.supera) == ("120,00 %", True)


def test_negative_counts_are_refused():
    for n, d in ((-1, 10), (1, -10)):
        with pytest.raises(ValueError, match=r"^Un indicador .* negativos\.$"):
            veredicto(n, d)


def test_the_parameter_of_the_definition_rules():
    assert veredicto(90, 100, 90) is Veredicto.ACEPTADO
