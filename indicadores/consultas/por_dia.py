"""The official figure's two counts, day by day (III.2)."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from bluecom.bolivia.fechas import LA_PAZ, hoy
from indicadores.consultas import base
from indicadores.consultas.base import Periodo

_UN_DIA = timedelta(days=1)


def terminados(p: Periodo) -> list[tuple[int, int]]:
    """Registered and conversations of each day that ended, those without any included."""
    n = _por_dia(base.registradas(p), "glosada_en")
    d = _por_dia(base.efectivas(p), "inicio")
    dias = [hoy(p.desde) + k * _UN_DIA for k in range(_cuantos(p.desde, p.corte))]
    return [(n[dia], d[dia]) for dia in dias]


def quedan(p: Periodo) -> int:
    """The days of the month that did not end, today included."""
    return _cuantos(p.desde, p.hasta) - _cuantos(p.desde, p.corte)


def _cuantos(desde: datetime, hasta: datetime) -> int:
    return max(0, (hoy(hasta) - hoy(desde)).days)


def _por_dia(de: QuerySet[Any], campo: str) -> Counter[date]:
    filas = de.order_by().values_list(TruncDate(campo, tzinfo=LA_PAZ)).annotate(n=Count("pk"))
    return Counter(dict(filas))
