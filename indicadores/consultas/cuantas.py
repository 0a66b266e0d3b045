"""How many rows the lists have that the first screen counts: one statement, composed once."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet, Value

from bluecom.preparadas import Leida
from indicadores.consultas import cohortes, por_mover
from indicadores.consultas.base import Periodo

_LISTAS: dict[str, Callable[[Periodo], QuerySet[Any, Any]]] = {
    "de_antes": cohortes.de_antes,
    "sin_registrar": cohortes.sin_registrar,
    "por_registrar": por_mover.por_registrar,
    "sin_numero": por_mover.sin_numero,
    "vencidas": por_mover.vencidas,
}


_DE_LO_FIRMADO = ("de_antes", "sin_registrar")


def cuantas(p: Periodo) -> Counter[str]:
    """Of each list; of a closed month, among the sales that were signed, and as these stand: what
    could still move its figures is asked no more.
    """
    if p.cierre:
        return Counter({nombre: _LISTAS[nombre](p).count() for nombre in _DE_LO_FIRMADO})
    return Counter(dict(_JUNTAS.filas(desde=p.desde, hasta=p.hasta, corte=p.corte)))


def _componer(**limites: Any) -> QuerySet[Any, Any]:
    p = Periodo("", **limites)
    primera: QuerySet[Any, Any]
    primera, *otras = (
        lista(p)
        .order_by()
        .values(cual=Value(nombre))
        .annotate(n=Count("pk"))
        .values_list("cual", "n")
        for nombre, lista in _LISTAS.items()
    )
    todas: QuerySet[Any, Any] = primera.union(*otras, all=True)
    return todas


_JUNTAS = Leida(_componer, desde=datetime, hasta=datetime, corte=datetime)
