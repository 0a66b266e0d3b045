"""Stretches of time in La Paz: joined, taken from one another, widened to whole hours or days."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from bluecom.bolivia.fechas import LA_PAZ, limites_del_mes, sumar_meses
from indicadores.models import Tramo


class Rango(NamedTuple):
    """From an instant until before another."""

    desde: datetime
    hasta: datetime


SIEMPRE = Rango(limites_del_mes("1900-01")[0], limites_del_mes("2199-12")[1])
"""All the months that there are (``limites_del_mes``)."""


def unir(rangos: Iterable[Rango]) -> list[Rango]:
    """The same time without overlaps, in order; what is empty is left out."""
    unidos: list[Rango] = []
    for uno in sorted(uno for uno in rangos if uno.desde < uno.hasta):
        if unidos and uno.desde <= unidos[-1].hasta:
            unidos[-1] = Rango(unidos[-1].desde, max(unidos[-1].hasta, uno.hasta))
        else:
            unidos.append(uno)
    return unidos


def restar(de: Iterable[Rango], menos: Iterable[Rango]) -> list[Rango]:
    """What is in ``de`` and in none of ``menos``."""
    quedan = unir(de)
    for quitado in unir(menos):
        quedan = [
            resto
            for uno in quedan
            for resto in (
                Rango(uno.desde, min(uno.hasta, quitado.desde)),
                Rango(max(uno.desde, quitado.hasta), uno.hasta),
            )
            if resto.desde < resto.hasta
        ]
    return quedan


def recortar(rangos: Iterable[Rango], a: Rango) -> list[Rango]:
    """What of them is within ``a``."""
    return unir(Rango(max(uno.desde, a.desde), min(uno.hasta, a.hasta)) for uno in rangos)


def ensanchar(rangos: Iterable[Rango], tramo: Tramo) -> list[Rango]:
    """Until whole hours, days or months."""
    return unir(Rango(comienzo(uno.desde, tramo), _fin(uno.hasta, tramo)) for uno in unir(rangos))


def tocan(rangos: Iterable[Rango], instante: datetime) -> bool:
    """Whether it is in one of them."""
    return any(uno.desde <= instante < uno.hasta for uno in rangos)


def instante_de(cuando: date) -> datetime:
    """The first instant of a day; an instant is one already."""
    return cuando if isinstance(cuando, datetime) else datetime.combine(cuando, time(), LA_PAZ)


def comienzo(instante: datetime, tramo: Tramo) -> datetime:
    """The first instant of the hour, day or month that it is in."""
    local = instante.astimezone(LA_PAZ)
    if tramo == Tramo.HORA:
        return local.replace(minute=0, second=0, microsecond=0)
    if tramo == Tramo.DIA:
        return datetime.combine(local, time(), LA_PAZ)
    return datetime.combine(local.replace(day=1), time(), LA_PAZ)


def _fin(instante: datetime, tramo: Tramo) -> datetime:
    """The end of the stretch that ends there, or after."""
    desde = comienzo(instante, tramo)
    if desde == instante:
        return desde
    if tramo == Tramo.MES:
        return instante_de(sumar_meses(desde.date(), 1))
    return desde + timedelta(hours=1 if tramo == Tramo.HORA else 24)
