"""The one count of the month's rows, by person and stretch: what the totals are written from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import (
    Count,
    DateField,
    F,
    Max,
    Model,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, TruncDay, TruncHour, TruncMonth
from django.db.models.functions.datetime import TruncBase

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.preparadas import Preparada
from cartera.models import Proposito
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.tramos import Rango
from indicadores.efectiva import efectiva
from indicadores.models import Definicion, PorContar, TotalDeLlamadas, TotalDeVentas, Tramo

Fila = dict[str, Any]
"""``cuando``, whose (``quien``, and of sales ``producto``), and a number for each figure.

Of one key there may be several, which add up.
"""
Cada = type[TruncBase]
CADA: dict[Tramo, Cada] = {
    Tramo.HORA: TruncHour,
    Tramo.DIA: TruncDay,
    Tramo.MES: TruncMonth,
}
OFERTA = Q(proposito=Proposito.OFERTA)


@dataclass(frozen=True)
class Clase:
    """What is counted together: calls, or sales.

    ``tramos``: those of which totals are kept, the shortest first: what changes is counted anew
    by whole ones of it. ``figuras`` add up; of ``ultimas``, the latest holds.
    """

    de: PorContar.De
    modelo: type[Model]
    tramos: tuple[Tramo, ...]
    claves: tuple[str, ...]
    figuras: tuple[str, ...]
    ultimas: tuple[str, ...]
    contar: Callable[[Periodo, Cada, Sequence[Definicion] | None], Iterable[Fila]]

    @property
    def campos(self) -> tuple[str, ...]:
        return (*self.figuras, *self.ultimas)

    def sumadas(self, cubren: Mapping[Tramo, Iterable[Rango]], cada: Cada) -> Iterator[Fila]:
        """The kept totals of these stretches, those of each that ``cada`` cuts added up."""
        rangos = [(str(tramo), *uno) for tramo, suyos in cubren.items() for uno in suyos]
        if not rangos:
            return
        tramos, desde, hasta = (list(columna) for columna in zip(*rangos, strict=True))
        nombres = ("cuando", *self.claves, *self.campos)
        suma = _suma(self, str(cada.kind))
        for cuando, *resto in suma.filas(tramos=tramos, desde=desde, hasta=hasta):
            yield dict(zip(nombres, (cuando.replace(tzinfo=LA_PAZ), *resto), strict=True))


@cache
def _suma(clase: Clase, cada: str) -> Preparada:
    claves = ", ".join(f"t.{clave}_id" for clave in clase.claves)
    sumas = [f"sum(t.{figura})" for figura in clase.figuras]
    sumas += [f"max(t.{campo})" for campo in clase.ultimas]
    return Preparada(
        f"""
        SELECT date_trunc('{cada}', t.desde AT TIME ZONE '{LA_PAZ.key}'), {claves},
            {", ".join(sumas)}
        FROM unnest(%(tramos)s::text[], %(desde)s::timestamptz[], %(hasta)s::timestamptz[])
            r (tramo, desde, hasta)
        JOIN {clase.modelo._meta.db_table} t
            ON t.tramo = r.tramo AND t.desde >= r.desde AND t.desde < r.hasta
        GROUP BY 1, {claves}
        """  # noqa: S608  of the model
    )


def contar_llamadas(
    p: Periodo, cada: Cada, definiciones: Sequence[Definicion] | None = None
) -> Iterator[Fila]:
    """Those of the period that may count, in one statement; ``ultima``: also of those that do not.

    Each by the definition of its month; ``definiciones``: those to count by, the newest first.
    """
    cuentas = {
        "hechas": OFERTA,
        "efectivas": OFERTA & efectiva(definiciones),
        "aceptadas": OFERTA & Q(base.con_aceptacion()),
        "seguimientos": Q(proposito=Proposito.SEGUIMIENTO),
    }
    filas = (
        base.llamadas()
        .filter(p.de("inicio"))
        .order_by()
        .values(quien=F("agente_id"), cuando=cada("inicio", tzinfo=LA_PAZ))
        .annotate(
            **{nombre: Count("pk", filter=cual) for nombre, cual in cuentas.items()},
            ultima=Max("inicio"),
        )
    )
    return map(dict, filas)


def contar_ventas(
    p: Periodo, cada: Cada, definiciones: Sequence[Definicion] | None = None
) -> Iterator[Fila]:
    """Those of each figure on its day; no definition of the indicator touches them."""
    primera, *otras = (_de_la_figura(figura, p, cada) for figura in _VENTAS)
    for fila in primera.union(*otras, all=True):
        n, figura = fila.pop("n"), fila.pop("figura")
        yield fila | dict.fromkeys(_VENTAS, 0) | {figura: n}


def _de_la_figura(figura: str, p: Periodo, cada: Cada) -> QuerySet[Any, Any]:
    campo, de = _VENTAS[figura]
    cuando = cada(campo, tzinfo=None if campo.endswith("fecha") else LA_PAZ)
    filas = de(p).order_by()
    return filas.values(
        quien=base.autor(campo),
        producto=F("oferta__producto_id"),
        cuando=Cast(cuando, DateField()),
        figura=Value(figura),
    ).annotate(n=Count("pk"))


_VENTAS = {
    "registradas": ("glosada_en", base.registradas),
    "ventas_aceptadas": ("aceptada_en", base.ventas_aceptadas),
    "instaladas": ("instalacion__fecha", base.instaladas),
}
LLAMADAS = Clase(
    PorContar.De.LLAMADAS,
    TotalDeLlamadas,
    (Tramo.HORA, Tramo.DIA, Tramo.MES),
    ("quien",),
    ("hechas", "efectivas", "aceptadas", "seguimientos"),
    ("ultima",),
    contar_llamadas,
)
VENTAS = Clase(
    PorContar.De.VENTAS,
    TotalDeVentas,
    (Tramo.DIA, Tramo.MES),
    ("quien", "producto"),
    tuple(_VENTAS),
    (),
    contar_ventas,
)
