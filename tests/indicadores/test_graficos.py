"""The trend's words: none over another, whatever the rates."""

from itertools import combinations

import pytest

from indicadores.cifras import Cifra
from indicadores.graficos import ALTO_TEXTO, Mes, dibujar_tendencia

CASOS = [(98, 98), (0, 0), (98, 97), (2, 1), (100, 90), (90, 100), (85, 100), (50, 55)]


@pytest.mark.parametrize(("oficial", "tasa"), CASOS)
def test_the_rates_of_a_month_are_readable_one_beside_the_other(oficial, tasa):
    grafico = dibujar_tendencia(
        [Mes("nov")],
        [("Registro", [Cifra("oficial", oficial, 100)]), ("Tasa", [Cifra("tasa", tasa, 100)])],
        98,
    )

    escritas = [m for serie in grafico.series for m in serie.marcas if m.texto]
    assert {m.texto for m in escritas} == {f"{n},00\u00a0%" for n in (oficial, tasa)}
    for una, otra in combinations(escritas, 2):
        assert abs(una.y_texto - otra.y_texto) >= ALTO_TEXTO
