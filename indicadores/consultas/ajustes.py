"""What a closed month would count now and did not, and the other way round (III.2)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from indicadores.consultas import base
from indicadores.consultas.catalogo import LISTAS
from indicadores.models import Cierre, Figura


def entrarian(cierre: Cierre, figura: Figura, *, ahora: datetime) -> QuerySet[Any]:
    """The rows that came too late for it."""
    conto = cierre.filas.filter(figura=figura).values("objeto_id")
    return _contadas(cierre, figura, ahora).exclude(pk__in=conto)


def saldrian(cierre: Cierre, figura: Figura, *, ahora: datetime) -> QuerySet[Any]:
    """Of the rows that it counted, those that would count no more."""
    suya = "pk" if figura.de_ventas else "objeto_id"
    hoy = _contadas(cierre, figura, ahora).order_by().values("pk")
    return base.congeladas(cierre, figura).exclude(**{f"{suya}__in": hoy})


def _contadas(cierre: Cierre, figura: Figura, ahora: datetime) -> QuerySet[Any]:
    vivo = replace(base.periodo_de(cierre).vivo, corte=ahora)
    return LISTAS[figura].consulta(vivo)
