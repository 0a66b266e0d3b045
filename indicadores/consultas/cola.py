"""A list of the day and its count, which is nothing but the list counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from typing import Any

from django.db.models import Count, Min, QuerySet, Value
from django.urls import reverse

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.preparadas import Leida
from solicitudes.mesa.jornada import medianoche

PRONTO = timedelta(hours=2)


@dataclass(frozen=True)
class Momento:
    """Who looks, and when: all that a list of the day is asked with.

    What is reckoned from the instant is reckoned here, so that a list is composed once.
    """

    rol: str
    quien: int
    ahora: datetime
    pronto: datetime
    medianoche: datetime
    hoy: date

    @classmethod
    def de(cls, acto: Acto) -> "Momento":
        ahora = acto.ahora
        return cls(
            acto.usuario.rol, acto.usuario.pk, ahora, ahora + PRONTO, medianoche(ahora), hoy(ahora)
        )

    @property
    def valores(self) -> dict[str, Any]:
        """What changes from one look to the next."""
        return {nombre: getattr(self, nombre) for nombre in _TIPOS}


_TIPOS: dict[str, type[int | date]] = {
    "quien": int,
    "ahora": datetime,
    "pronto": datetime,
    "medianoche": datetime,
    "hoy": date,
}


@dataclass(frozen=True)
class Cola:
    """One list of the day. ``desde``: the field by which its oldest row is the first.

    ``tono`` is what it means that there is any: ``alarma``, ``aviso`` or nothing. ``con_edad``:
    whether it says since when its oldest row waits. ``contada``: whether it is one of the board's
    counts; the others are counted by what the board shows of them.
    """

    codigo: str
    nombre: str
    clase: str
    desde: str
    filas: Callable[[Momento], QuerySet[Any, Any]]
    tono: str = ""
    con_edad: bool = True
    contada: bool = True

    @cached_property
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

    @property
    def contadas(self) -> list[Cola]:
        return [cola for cola in self.colas if cola.contada]


def contar(grupos: Sequence[Grupo], momento: Momento) -> list[tuple[Grupo, list[Contada]]]:
    """Every count, in one statement that is composed and planned once for each role."""
    filas = _contadas(tuple(grupos), momento.rol).filas(**momento.valores)
    leidas = {codigo: (n, primera) for codigo, n, primera in filas}
    return [(grupo, [_leida(cola, leidas) for cola in grupo.contadas]) for grupo in grupos]


@cache
def _contadas(grupos: tuple[Grupo, ...], rol: str) -> Leida:
    def componer(**marcas: Any) -> QuerySet[Any, Any]:
        momento = Momento(rol, **marcas)
        primera, *otras = (_contada(c, momento) for grupo in grupos for c in grupo.contadas)
        return primera.union(*otras, all=True)

    return Leida(componer, **_TIPOS)


def _contada(cola: Cola, momento: Momento) -> QuerySet[Any, Any]:
    de_todas = cola.filas(momento).order_by().values(codigo=Value(cola.codigo))
    contada: QuerySet[Any, Any] = de_todas.annotate(n=Count("pk"), primera=Min(cola.desde))
    return contada.values_list("codigo", "n", "primera")


def _leida(cola: Cola, leidas: dict[str, tuple[int, datetime | None]]) -> Contada:
    n, primera = leidas.get(cola.codigo, (0, None))
    return Contada(cola, n, primera if cola.con_edad else None)
