"""Where the running month would end at the pace of its days so far; pure, by exact integers.

The pace is the mean of the days that ended, those without calls or sales included. Each day that
is left brings it once. The range is what those days varied: twice the deviation that as many
days as are left would have, with that of the mean itself. It knows no weekday and no holiday.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from indicadores.cifras import Cifra
from indicadores.formula import PARAMETRO

MENOS_CONVERSACIONES = 10
"""Under this base of the days that ended, nothing is projected."""
MENOS_DIAS = 2
"""One day alone does not vary."""
DESVIOS = 2


@dataclass(frozen=True)
class Proyeccion:
    """``cifra``: n and N at the month's end, each times ``dias``, so that nothing is rounded.

    ``margen``: how far to each side, in hundredths of a point, never rounded down.
    """

    cifra: Cifra
    dias: int
    quedan: int
    margen: int

    @property
    def n(self) -> int:
        return self.cifra.n // self.dias

    @property
    def d(self) -> int:
        return self.cifra.d // self.dias

    @property
    def desde(self) -> str:
        return _texto(max(0, self._centro - self.margen))

    @property
    def hasta(self) -> str:
        return _texto(self._centro + self.margen)

    @property
    def _centro(self) -> int:
        return 10_000 * self.cifra.n // self.cifra.d


def proyectar(
    dias: Sequence[tuple[int, int]], quedan: int, parametro: int = PARAMETRO
) -> Proyeccion | None:
    """``dias``: registered and conversations of each day that ended; ``quedan``: today included.

    ``None`` when there is too little to say anything, or no day left.
    """
    n, d, e = sum(a for a, _ in dias), sum(b for _, b in dias), len(dias)
    if d < MENOS_CONVERSACIONES or e < MENOS_DIAS or quedan < 1:
        return None
    total = e + quedan
    cifra = Cifra("oficial", n * total, d * total, parametro)
    restos = sum((a * d - n * b) ** 2 for a, b in dias)
    arriba = DESVIOS**2 * 10_000**2 * restos * quedan * e
    return Proyeccion(cifra, e, quedan, _raiz_por_exceso(arriba, (e - 1) * d**4 * total))


def _raiz_por_exceso(arriba: int, abajo: int) -> int:
    """The least whole number whose square is not under the fraction."""
    entero = -(-arriba // abajo)
    raiz = isqrt(entero)
    return raiz if raiz * raiz == entero else raiz + 1


def _texto(centesimas: int) -> str:
    return f"{centesimas // 100},{centesimas % 100:02d} %"
