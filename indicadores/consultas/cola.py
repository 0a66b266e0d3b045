"""A list of the day and its count, which is nothing but the list counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet, Value
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.lecturas import leer_juntas


@dataclass(frozen=True)
class Cola:
    """One list of the day. ``desde``: the field by which its oldest row is the first.

    ``tono`` is what it means that there is any: ``alarma``, ``aviso`` or nothing. ``con_edad``:
    whether it says since when its oldest row waits.
    """

    codigo: str
    nombre: str
    clase: str
    desde: str
    filas: Callable[[Acto], QuerySet[Any, Any]]
    tono: str = ""
    con_edad: bool = True

    @property
    def url(self) -> str:
        return f"{reverse(f'dia_{self.clase}')}?cola={self.codigo}"


@dataclass(frozen=True)
class Contada:
    """How many rows a list has now, and since when the oldest waits."""

    cola: Cola
    n: int
    desde: datetime | None

    @property
    def tono(self) -> str:
        return self.cola.tono if self.n else ""


@dataclass(frozen=True)
class Grupo:
    """The lists that one kind of work has."""

    nombre: str
    colas: tuple[Cola, ...]
    de_canales: bool = True
    """Whether Canales Virtuales reads it too."""


def contar(grupos: Sequence[Grupo], acto: Acto) -> list[tuple[Grupo, list[Contada]]]:
    """Every count, all asked in one message to the database."""
    leidas = {cola.codigo: _contada(cola, acto) for grupo in grupos for cola in grupo.colas}
    leer_juntas(*leidas.values())
    return [
        (grupo, [_leida(cola, leidas[cola.codigo]) for cola in grupo.colas]) for grupo in grupos
    ]


def _contada(cola: Cola, acto: Acto) -> QuerySet[Any, Any]:
    de_todas = cola.filas(acto).order_by().values(todas=Value(1))
    contada: QuerySet[Any, Any] = de_todas.annotate(n=Count("pk"), primera=Min(cola.desde))
    return contada.values("n", "primera")


def _leida(cola: Cola, filas: QuerySet[Any, Any]) -> Contada:
    fila: dict[str, Any] = next(iter(filas), {"n": 0, "primera": None})
    return Contada(cola, fila["n"], fila["primera"] if cola.con_edad else None)
