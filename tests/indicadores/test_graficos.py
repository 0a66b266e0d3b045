"""The trend's words: none over another, whatever the rates."""

from itertools import combinations, pairwise

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


def _dibujo(cuantos, cerrados=0):
    meses = [Mes(f"m{n}", f"2026-{n:02d}", cerrado=n < cerrados) for n in range(cuantos)]
    cifras = [Cifra("oficial", 50 + n % 7, 100) for n in range(cuantos)]
    return dibujar_tendencia(meses, [("Registro", cifras)], 98)


def test_a_month_that_nobody_signed_is_drawn_apart():
    [serie] = _dibujo(4, cerrados=3).series

    assert [marca.abierta for marca in serie.marcas] == [False, False, False, True]


def test_of_two_years_the_last_the_lowest_and_the_highest_are_written_out():
    grafico = _dibujo(24)

    assert [(m.texto, m.x) for m in grafico.series[0].marcas if m.texto] == [
        ("50,00\u00a0%", grafico.series[0].marcas[0].x),
        ("56,00\u00a0%", grafico.series[0].marcas[6].x),
        ("52,00\u00a0%", grafico.series[0].marcas[23].x),
    ]
    assert [mes.texto for mes in grafico.meses] == [f"m{n}" for n in range(2, 24, 3)]


def test_every_month_leads_to_its_page_and_says_what_it_is():
    puertas = _dibujo(24, cerrados=23).puertas

    assert [puerta.clave for puerta in puertas] == [f"2026-{n:02d}" for n in range(24)]
    assert puertas[-1].dicho == "m23, provisional: Registro 52,00 %"
    assert {una.x + una.ancho <= otra.x + 1 for una, otra in pairwise(puertas)} == {True}
