"""The bar of a portfolio, of a zone or of a person: four lengths that fill it; pure."""

from collections.abc import Mapping
from typing import NamedTuple

LARGO = 1000
MENOS = 8
"""One client among a million is still seen."""
ORDEN = ("vendidos", "en_trabajo", "agotados", "sin_tocar")
"""As it is read from the left: what was won first, what is left last."""


class Trozo(NamedTuple):
    """One length, in thousandths of the bar."""

    avance: str
    x: int
    ancho: int


def trozos(cuentas: Mapping[str, int]) -> list[Trozo]:
    """One for each count that is not nought, from the left."""
    hay = [(avance, cuentas[avance]) for avance in ORDEN if cuentas[avance] > 0]
    total = sum(n for _, n in hay)
    anchos = [max(MENOS, LARGO * n // total) for _, n in hay]
    if anchos:
        anchos[anchos.index(max(anchos))] += LARGO - sum(anchos)
    xs = [sum(anchos[:i]) for i in range(len(anchos))]
    return [Trozo(a, x, ancho) for (a, _), x, ancho in zip(hay, xs, anchos, strict=True)]
