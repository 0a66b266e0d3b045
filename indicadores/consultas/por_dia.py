"""The official figure's two counts, day by day (III.2)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models.functions import TruncDay

from bluecom.bolivia.fechas import hoy
from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import Fila
from indicadores.consultas.totales import Totales
from indicadores.consultas.tramos import comienzo
from indicadores.models import Tramo

_UN_DIA = timedelta(days=1)


def terminados(p: Periodo, totales: Totales | None = None) -> list[tuple[int, int]]:
    """Registered and conversations of each day that ended, those without any included.

    ``totales``: those of the period, where a page has them.
    """
    totales = (totales or Totales(p)).antes_de(min(p.hasta, comienzo(p.corte, Tramo.DIA)))
    n = _por_dia(totales.ventas(TruncDay, por=False), "registradas")
    d = _por_dia(totales.llamadas(TruncDay, por=False), "efectivas")
    dias = [hoy(p.desde) + k * _UN_DIA for k in range(_cuantos(p.desde, p.corte))]
    return [(n[dia], d[dia]) for dia in dias]


def quedan(p: Periodo) -> int:
    """The days of the month that did not end, today included."""
    return _cuantos(p.desde, p.hasta) - _cuantos(p.desde, p.corte)


def _cuantos(desde: datetime, hasta: datetime) -> int:
    return max(0, (hoy(hasta) - hoy(desde)).days)


def _por_dia(filas: Iterable[Fila], figura: str) -> Counter[date]:
    """A call's day is an instant, a sale's a date."""
    cuentas: Counter[date] = Counter()
    for fila in filas:
        cuando = fila["cuando"]
        cuentas[hoy(cuando) if isinstance(cuando, datetime) else cuando] += fila[figura]
    return cuentas
