"""How a copy was turned and cut, as numbers: of the whole, whatever it was made from; pure.

A turn is in degrees to the right; a cut is left, top, right and bottom of what is seen, in
thousandths of the turned whole.
"""

from collections.abc import Sequence
from typing import NamedTuple

Recorte = tuple[int, int, int, int]
TODO: Recorte = (0, 0, 1000, 1000)
MINIMO = 50
"""Thousandths of a side that a cut leaves at least."""


class Postura(NamedTuple):
    """What a copy shows of its original."""

    giro: int = 0
    recorte: Recorte = TODO

    def girada(self, cuartos: int) -> "Postura":
        """So many quarter turns more to the right; what is seen stays the same."""
        postura = self
        for _ in range(cuartos % 4):
            x0, y0, x1, y1 = postura.recorte
            vuelta = (1000 - y1, x0, 1000 - y0, x1)
            postura = Postura((postura.giro + 90) % 360, vuelta)
        return postura

    def recortada(self, recorte: Sequence[int]) -> "Postura":
        """A part of what is seen now, in thousandths of it."""
        x0, y0, x1, y1 = self.recorte
        ancho, alto = x1 - x0, y1 - y0
        u0, v0, u1, v1 = recorte
        return Postura(
            self.giro,
            (
                x0 + u0 * ancho // 1000,
                y0 + v0 * alto // 1000,
                x0 + u1 * ancho // 1000,
                y0 + v1 * alto // 1000,
            ),
        )

    @property
    def se_ve_algo(self) -> bool:
        """Whether enough is left to be looked at."""
        x0, y0, x1, y1 = self.recorte
        return x1 - x0 >= MINIMO and y1 - y0 >= MINIMO


ENTERA = Postura()


def arreglado(medidas: tuple[int, int], giro: int, recorte: Sequence[int]) -> tuple[int, int]:
    """How many dots of the original such a copy stands for."""
    ancho, alto = medidas if giro % 180 == 0 else medidas[::-1]
    x0, y0, x1, y1 = recorte
    return (x1 - x0) * ancho // 1000, (y1 - y0) * alto // 1000
