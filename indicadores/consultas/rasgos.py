"""The conversations of a period by zone, technology and outcome, from the totals."""

from collections import Counter, defaultdict
from functools import cached_property

from django.db.models.functions import TruncMonth

from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import POR_RASGO
from indicadores.consultas.totales import Totales
from indicadores.consultas.tramos import Rango, ensanchar
from indicadores.models import Rasgo, Tramo


class PorRasgo:
    """Read once for all that a page says of them, as the period stands."""

    def __init__(self, totales: Totales) -> None:
        self.totales = totales

    def __getitem__(self, rasgo: Rasgo) -> defaultdict[str, Counter[str]]:
        return self._cuentas[rasgo]

    @cached_property
    def total(self) -> Counter[str]:
        """Each conversation has one outcome, or none."""
        return sum(self[Rasgo.RESULTADO].values(), Counter())

    @cached_property
    def _cuentas(self) -> dict[str, defaultdict[str, Counter[str]]]:
        cuentas = {rasgo.value: defaultdict[str, Counter[str]](Counter) for rasgo in Rasgo}
        tramo = el_mas_largo(self.totales.periodo)
        for fila in self.totales.por_rasgo(TruncMonth, tramo=tramo):
            suyas = {figura: fila[figura] for figura in POR_RASGO.figuras}
            cuentas[fila["rasgo"]][fila["valor"]].update(suyas)
        return cuentas


def el_mas_largo(p: Periodo) -> Tramo:
    """Of which totals are kept of nothing but the period: of some days of a month, its days."""
    rango = Rango(p.desde, p.hasta)
    return Tramo.MES if ensanchar([rango], Tramo.MES) == [rango] else Tramo.DIA
