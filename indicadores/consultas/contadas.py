"""The one count of the month's rows, by person and stretch: what the totals are written from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
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
from bluecom.preparadas import Compuesta, Preparada
from cartera.models import Proposito
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.tramos import Rango, comienzo
from indicadores.efectiva import Minimo, efectiva, firmes, los_minimos
from indicadores.models import (
    Definicion,
    PorContar,
    Rasgo,
    TotalDeLlamadas,
    TotalDeVentas,
    TotalPorRasgo,
    Tramo,
)

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
_TRAMO = {cada: tramo for tramo, cada in CADA.items()}
OFERTA = Q(proposito=Proposito.OFERTA)
DEL_RASGO = {
    Rasgo.ZONA: "contacto__zona",
    Rasgo.TECNOLOGIA: "contacto__tecnologia",
    Rasgo.RESULTADO: "resultado_id",
}


@dataclass(frozen=True)
class Clase:
    """What is counted together: calls by person, calls by what they are told apart by, or sales.

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

    @property
    def columnas(self) -> tuple[str, ...]:
        """Of its ``claves``, in its table."""
        campos = {campo.name: campo.column for campo in self.modelo._meta.concrete_fields}
        return tuple(str(campos[clave]) for clave in self.claves)

    def sumadas(
        self, cubren: Mapping[Tramo, Iterable[Rango]], cada: Cada, *, por: bool = True
    ) -> Iterator[Fila]:
        """The kept totals of these stretches, those of each that ``cada`` cuts added up.

        ``por``: by their keys, and not all together; then by whole stretches that are kept.
        """
        if not (donde := _donde(cubren)):
            return
        if not por:
            for cuando, *suyas in _suma_de_todos(self).filas(**donde):
                uno = comienzo(cuando, _TRAMO[cada])
                yield {"cuando": uno, **dict(zip(self.campos, suyas, strict=True))}
            return
        nombres = ("cuando", *self.claves, *self.campos)
        for cuando, *resto in _suma(self, str(cada.kind)).filas(**donde):
            yield dict(zip(nombres, (cuando.replace(tzinfo=LA_PAZ), *resto), strict=True))

    def sumadas_aparte(self, cubren: Mapping[Tramo, Iterable[Rango]], cada: Cada) -> Iterator[Fila]:
        """Twice over, in one statement: by their keys alone, and by what ``cada`` cuts alone.

        A row is of what it names.
        """
        if donde := _donde(cubren):
            nombres = ("cuando", *self.claves, *self.campos)
            for cuando, *resto in _suma_aparte(self, str(cada.kind)).filas(**donde):
                suyo = cuando and cuando.replace(tzinfo=LA_PAZ)
                yield dict(zip(nombres, (suyo, *resto), strict=True))


def _donde(cubren: Mapping[Tramo, Iterable[Rango]]) -> dict[str, list[Any]]:
    """As the statements ask it; nothing where there is nothing to read."""
    rangos = [(str(tramo), *uno) for tramo, suyos in cubren.items() for uno in suyos]
    columnas = (list(columna) for columna in zip(*rangos, strict=True))
    return dict(zip(("tramos", "desde", "hasta"), columnas, strict=True)) if rangos else {}


@cache
def _suma(clase: Clase, cada: str) -> Preparada:
    columnas = _cortadas(cada), *_sus(clase)
    return _sumar(clase, columnas, ", ".join(columnas))


@cache
def _suma_de_todos(clase: Clase) -> Preparada:
    """By the stretches that are kept: few, so that they are cut here and not row by row there."""
    return _sumar(clase, ("t.desde",), "t.desde")


@cache
def _suma_aparte(clase: Clase, cada: str) -> Preparada:
    cuando, suyas = _cortadas(cada), _sus(clase)
    por = f"GROUPING SETS (({', '.join(suyas)}), ({cuando}))"
    return _sumar(clase, (cuando, *suyas), por)


def _cortadas(cada: str) -> str:
    return f"date_trunc('{cada}', t.desde AT TIME ZONE '{LA_PAZ.key}')"


def _sus(clase: Clase) -> tuple[str, ...]:
    return tuple(f"t.{columna}" for columna in clase.columnas)


def _sumar(clase: Clase, columnas: Sequence[str], por: str) -> Preparada:
    sumas = [f"sum(t.{figura})" for figura in clase.figuras]
    sumas += [f"max(t.{campo})" for campo in clase.ultimas]
    return Preparada(
        f"""
        SELECT {", ".join([*columnas, *sumas])}
        FROM unnest(%(tramos)s::text[], %(desde)s::timestamptz[], %(hasta)s::timestamptz[])
            r (tramo, desde, hasta)
        JOIN {clase.modelo._meta.db_table} t
            ON t.tramo = r.tramo AND t.desde >= r.desde AND t.desde < r.hasta
        GROUP BY {por}
        """  # noqa: S608  of the model
    )


def contar_llamadas(
    p: Periodo, cada: Cada, definiciones: Sequence[Definicion] | None = None
) -> Iterator[Fila]:
    """By who had them; ``ultima``: also of those that count nowhere."""
    return _conversaciones(p, cada, definiciones, ("agente_id",), ("quien",), ultimas=True)


def contar_por_rasgo(
    p: Periodo, cada: Cada, definiciones: Sequence[Definicion] | None = None
) -> Iterator[Fila]:
    """The same ones for each ``Rasgo``; they are read once, and told apart here."""
    sumas: defaultdict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    campos = tuple(DEL_RASGO.values())
    for fila in _conversaciones(p, cada, definiciones, campos, campos):
        suyas = {figura: fila[figura] for figura in POR_RASGO.figuras}
        for rasgo, campo in DEL_RASGO.items():
            sumas[fila["cuando"], rasgo.value, fila[campo] or ""].update(suyas)
    for (cuando, rasgo, valor), cuentas in sumas.items():
        yield {"cuando": cuando, "rasgo": rasgo, "valor": valor, **cuentas}


def _conversaciones(
    p: Periodo,
    cada: Cada,
    definiciones: Sequence[Definicion] | None,
    campos: tuple[str, ...],
    nombres: tuple[str, ...],
    *,
    ultimas: bool = False,
) -> Iterator[Fila]:
    """Those of the period that may count, in one statement.

    Each by the definition of its month; ``definiciones``: those to count by, the newest first.
    """
    minimos = los_minimos(firmes() if definiciones is None else definiciones)
    contadas = _contadas(cada, minimos, campos, ultimas)  # type: ignore[arg-type]  # a class is
    filas = contadas.filas(desde=p.desde, hasta=p.hasta)
    todos = ("cuando", *nombres, *LLAMADAS.figuras, *(LLAMADAS.ultimas if ultimas else ()))
    for cuando, *resto in filas:
        yield dict(zip(todos, (cuando.replace(tzinfo=LA_PAZ), *resto), strict=True))


@lru_cache(maxsize=64)
def _contadas(
    cada: Cada, minimos: tuple[Minimo, ...], campos: tuple[str, ...], ultimas: bool
) -> Compuesta:
    """Composed once; how many calls a stretch has, only its instants say."""
    cuentas = {
        "hechas": OFERTA,
        "efectivas": OFERTA & efectiva(minimos),
        "aceptadas": OFERTA & Q(base.con_aceptacion()),
        "seguimientos": Q(proposito=Proposito.SEGUIMIENTO),
    }

    def componer(desde: datetime, hasta: datetime) -> QuerySet[Any, Any]:
        contadas: dict[str, Any] = {
            nombre: Count("pk", filter=cual) for nombre, cual in cuentas.items()
        }
        if ultimas:
            contadas["ultima"] = Max("inicio")
        filas: QuerySet[Any, Any] = (
            base.llamadas()
            .filter(inicio__gte=desde, inicio__lt=hasta)
            .order_by()
            .values(*campos, cuando=cada("inicio", tzinfo=LA_PAZ))
            .annotate(**contadas)
        )
        return filas.values_list("cuando", *campos, *contadas)

    return Compuesta(componer, desde=datetime, hasta=datetime)


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
POR_RASGO = Clase(
    PorContar.De.LLAMADAS,
    TotalPorRasgo,
    LLAMADAS.tramos,
    ("rasgo", "valor"),
    LLAMADAS.figuras,
    (),
    contar_por_rasgo,
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
