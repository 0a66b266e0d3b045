"""What came late to a closed month: beside it, never inside (III.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from indicadores.consultas.ajustes import entrarian, saldrian
from indicadores.models import Cierre, Figura

MUESTRA = 50
"""Of each kind, the rows that a page shows; a whole file may have come late."""


@dataclass(frozen=True)
class Parte:
    """How many rows, and the first of them."""

    n: int
    filas: Sequence[Any] = ()

    @property
    def demas(self) -> int:
        return self.n - len(self.filas)


@dataclass(frozen=True)
class Ajuste:
    """One figure: the rows that it would count now and did not, and the other way round."""

    figura: Figura
    entrarian: Parte
    saldrian: Parte

    @property
    def nombre(self) -> str:
        return str(self.figura.label)

    @property
    def neto(self) -> int:
        return self.entrarian.n - self.saldrian.n


def ajustes(cierre: Cierre, *, ahora: datetime) -> list[Ajuste]:
    """The figures that would be others if the month were closed ``ahora``; empty when none is."""
    todos = [_ajuste(cierre, figura, ahora) for figura in Figura]
    return [uno for uno in todos if uno.entrarian.n or uno.saldrian.n]


def _ajuste(cierre: Cierre, figura: Figura, ahora: datetime) -> Ajuste:
    relaciones = ("contacto__cliente", "asesor" if figura.de_ventas else "agente")
    return Ajuste(
        figura,
        _parte(entrarian(cierre, figura, ahora=ahora), relaciones),
        _parte(saldrian(cierre, figura, ahora=ahora), relaciones),
    )


def _parte(filas: QuerySet[Any], relaciones: tuple[str, ...]) -> Parte:
    n = filas.count()
    primeras = filas.select_related(*relaciones).order_by("pk")[:MUESTRA]
    return Parte(n, list(primeras) if n else ())
