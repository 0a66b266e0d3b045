"""Why the month is not at a hundred, counted: the totals, and the few that a sale came of.

Of most conversations their outcome is the cause, and the totals have them by it. What was
accepted is read by its sales, which say what became of each.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Case, Count, QuerySet, Value, When
from django.db.models.functions import TruncMonth

from bluecom.cuentas.models import Usuario
from bluecom.preparadas import Leida
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.causas import (
    REGISTRADA,
    de_cada_llamada,
    nombres_de,
    sin_venta,
    ventas_con_causa,
)
from indicadores.consultas.contadas import VENTAS
from indicadores.consultas.cuentas import sumadas
from indicadores.consultas.rasgos import PorRasgo, el_mas_largo
from indicadores.consultas.totales import Totales
from indicadores.consultas.tramos import SIEMPRE, Rango
from indicadores.efectiva import Minimo, efectiva, firmes, los_minimos
from indicadores.models import Rasgo
from solicitudes.models import Producto

SIN_ZONA, SIN_PRODUCTO = "Sin zona", "No aceptó ninguno"
_DEL_NOMBRE = ("username", "first_name", "last_name")
_DE_LA_LLAMADA = ("resultado_id", "agente_id", "contacto__zona")
_HASTA_QUE_ACEPTA = timedelta(days=31)
"""How long after its call a sale is looked for first; where some are missing, at any time."""
Grupo = dict[str, Any]
"""``n`` conversations alike: ``causa``, outcome, asesor, zone, and what was accepted."""
Clave = Callable[[Grupo], Any]
Cuantas = Counter[Any]


@dataclass(frozen=True)
class Costo:
    """How many conversations of the month brought no request, for one cause or of one kind."""

    clave: str
    nombre: str
    n: int


@dataclass(frozen=True)
class Porque:
    """The whole by its causes; ``sumaron``: requests without a conversation of the month."""

    total: int
    sumaron: int
    por_causa: list[Costo]


@dataclass(frozen=True)
class Costos(Porque):
    """The same told three ways more."""

    por_agente: list[Costo]
    por_producto: list[Costo]
    por_zona: list[Costo]


def porque(p: Periodo, rasgos: PorRasgo | None = None) -> Porque:
    """``rasgos``: those of the period, where they were read already."""
    rasgos = rasgos or PorRasgo(Totales(p))
    return _porque(p, rasgos, _grupos(p, rasgos))


def costos(p: Periodo, rasgos: PorRasgo | None = None) -> Costos:
    """In a fixed number of statements."""
    rasgos = rasgos or PorRasgo(Totales(p))
    grupos = _grupos(p, rasgos)
    n = _DeLasFilas(p, grupos) if p.cierre else _DeLosTotales(p, rasgos)
    agentes = _que_costaron(n.agentes(), grupos, _agente, _agente)
    productos = _que_costaron(n.productos(), grupos, _ninguno, _producto)
    zonas = _que_costaron(n.zonas(), grupos, _zona, _zona)
    personas = Usuario.objects.only(*_DEL_NOMBRE).in_bulk(list(agentes))
    de_producto = dict(Producto.objects.values_list("pk", "nombre"))
    return Costos(
        **vars(_porque(p, rasgos, grupos)),
        por_agente=_de_mas_a_menos(agentes, {pk: str(uno) for pk, uno in personas.items()}),
        por_producto=_de_mas_a_menos(productos, {"": SIN_PRODUCTO} | de_producto),
        por_zona=_de_mas_a_menos(zonas, {"": SIN_ZONA}),
    )


def _porque(p: Periodo, rasgos: PorRasgo, grupos: list[Grupo]) -> Porque:
    n = _DeLasFilas(p, grupos) if p.cierre else _DeLosTotales(p, rasgos)
    causas = _que_costaron(n.causas(), grupos, _sin_venta, _causa)
    dieron = sum(grupo["n"] for grupo in grupos if grupo["causa"] == REGISTRADA)
    return Porque(
        total=causas.total(),
        sumaron=n.registradas() - dieron,
        por_causa=_de_mas_a_menos(causas, nombres_de(causas)),
    )


def _agente(grupo: Grupo) -> Any:
    return grupo["agente_id"]


def _zona(grupo: Grupo) -> Any:
    return grupo["contacto__zona"]


def _ninguno(grupo: Grupo) -> Any:
    return ""


def _producto(grupo: Grupo) -> Any:
    return grupo["de_que"] or ""


def _sin_venta(grupo: Grupo) -> Any:
    return sin_venta(grupo["resultado_id"])


def _causa(grupo: Grupo) -> Any:
    return grupo["causa"]


class _DeLosTotales:
    """N of a month as it stands, as if nobody had accepted anything in it."""

    def __init__(self, p: Periodo, rasgos: PorRasgo) -> None:
        self.periodo, self.rasgos = p, rasgos

    def registradas(self) -> int:
        tramo = el_mas_largo(self.periodo)
        ventas = self.rasgos.totales.ventas(TruncMonth, tramo=tramo, por=False)
        return sumadas(ventas, VENTAS.figuras)["registradas"]

    def causas(self) -> Cuantas:
        resultados = self.rasgos[Rasgo.RESULTADO]
        return Counter({sin_venta(r): c["efectivas"] for r, c in resultados.items()})

    def agentes(self) -> Cuantas:
        cuantas = Cuantas()
        tramo = el_mas_largo(self.periodo)
        for fila in self.rasgos.totales.llamadas(TruncMonth, tramo=tramo):
            cuantas[fila["quien"]] += fila["efectivas"]
        return cuantas

    def productos(self) -> Cuantas:
        return Counter({"": self.rasgos.total["efectivas"]})

    def zonas(self) -> Cuantas:
        return Counter({z: c["efectivas"] for z, c in self.rasgos[Rasgo.ZONA].items()})


class _DeLasFilas:
    """N of a closed month: the groups are all that was signed."""

    def __init__(self, p: Periodo, grupos: list[Grupo]) -> None:
        self.periodo, self.grupos = p, grupos

    def registradas(self) -> int:
        return base.registradas(self.periodo).count()

    def causas(self) -> Cuantas:
        return self._por(_sin_venta)

    def agentes(self) -> Cuantas:
        return self._por(_agente)

    def productos(self) -> Cuantas:
        return self._por(_ninguno)

    def zonas(self) -> Cuantas:
        return self._por(_zona)

    def _por(self, clave: Clave) -> Cuantas:
        cuantas = Cuantas()
        for grupo in self.grupos:
            cuantas[clave(grupo)] += grupo["n"]
        return cuantas


def _que_costaron(todas: Cuantas, grupos: Iterable[Grupo], de: Clave, a: Clave) -> Cuantas:
    """Each group moved from where it would stand without its sale to where it stands, or out."""
    for grupo in grupos:
        todas[de(grupo)] -= grupo["n"]
        if grupo["causa"] != REGISTRADA:
            todas[a(grupo)] += grupo["n"]
    return +todas


def _grupos(p: Periodo, rasgos: PorRasgo) -> list[Grupo]:
    """Those of N in which a sale was accepted; of a closed month, all of N as it was signed."""
    if p.cierre:
        return _de_lo_firmado(p)
    aceptadas = rasgos.total["aceptadas"]
    if not aceptadas:
        return []
    definiciones = rasgos.totales.definiciones
    minimos = los_minimos(firmes() if definiciones is None else definiciones)
    grupos = _con_venta(p, minimos, Rango(p.desde, p.hasta + _HASTA_QUE_ACEPTA))
    if sum(grupo["n"] for grupo in grupos) != aceptadas:
        grupos = _con_venta(p, minimos, SIEMPRE)
    return [grupo for grupo in grupos if grupo["de_n"]]


def _con_venta(p: Periodo, minimos: tuple[Minimo, ...], aceptadas: Rango) -> list[Grupo]:
    """Sales and conversations are read apart, and put together here: of a thousand of each,
    PostgreSQL would look up the one by the other a thousand times, and in ten ways.
    """
    dichas: dict[int, tuple[str, str | None]] = {}
    suyos = {"desde": p.desde, "hasta": p.hasta}
    aceptada = {"aceptada_desde": aceptadas.desde, "aceptada_hasta": aceptadas.hasta}
    for llamada, *dicho in _ACEPTADAS.filas(**suyos, corte=p.corte, **aceptada):
        dichas.setdefault(llamada, tuple(dicho))
    llamadas = _las_llamadas(minimos).filas(**suyos, llamadas=list(dichas))
    cuantas: Cuantas = Counter((*dichas[llamada], *resto) for llamada, *resto in llamadas)
    return _agrupadas(cuantas, "causa", "de_que", *_DE_LA_LLAMADA, "de_n")


def _aceptadas(
    desde: datetime,
    hasta: datetime,
    corte: datetime,
    aceptada_desde: datetime,
    aceptada_hasta: datetime,
) -> QuerySet[Any, Any]:
    """Of each call its first is the one that says what became of it."""
    ventas = ventas_con_causa(Periodo("", desde, hasta, corte)).filter(
        llamada__isnull=False, aceptada_en__gte=aceptada_desde, aceptada_en__lt=aceptada_hasta
    )
    filas: QuerySet[Any, Any] = ventas.values_list("llamada_id", "causa", "oferta__producto_id")
    return filas


_ACEPTADAS = Leida(
    _aceptadas,
    desde=datetime,
    hasta=datetime,
    corte=datetime,
    aceptada_desde=datetime,
    aceptada_hasta=datetime,
)


@lru_cache(maxsize=16)
def _las_llamadas(minimos: tuple[Minimo, ...]) -> Leida:
    """What else a group is told by, of these conversations of the month, and whether it is of N."""
    de_n = Case(
        When(efectiva(minimos), then=True), default=Value(False), output_field=BooleanField()
    )

    def componer(desde: datetime, hasta: datetime, llamadas: tuple[int, ...]) -> QuerySet[Any, Any]:
        de_oferta = base.de_oferta(Periodo("", desde, hasta, SIEMPRE.hasta))
        suyas: QuerySet[Any, Any] = de_oferta.filter(llamada_id__in=llamadas).annotate(de_n=de_n)
        return suyas.values_list("llamada_id", *_DE_LA_LLAMADA, "de_n")

    return Leida(componer, desde=datetime, hasta=datetime, llamadas=list)


def _de_lo_firmado(p: Periodo) -> list[Grupo]:
    """Counted as if nobody had accepted anything, and then each sale in its place."""
    efectivas: QuerySet[Any] = base.efectivas(p).order_by()
    cuantas: Cuantas = Counter()
    for *suyas, n in efectivas.values_list(*_DE_LA_LLAMADA).annotate(n=Count("pk")):
        cuantas[(sin_venta(suyas[0]), None, *suyas)] += n
    dichas = de_cada_llamada(p)
    for llamada, *suyas in efectivas.filter(llamada_id__in=dichas).values_list(
        "llamada_id", *_DE_LA_LLAMADA
    ):
        cuantas[(sin_venta(suyas[0]), None, *suyas)] -= 1
        cuantas[(*dichas[llamada], *suyas)] += 1
    return _agrupadas(+cuantas, "causa", "de_que", *_DE_LA_LLAMADA)


def _agrupadas(cuantas: Cuantas, *nombres: str) -> list[Grupo]:
    return [dict(zip(nombres, suyo, strict=True)) | {"n": n} for suyo, n in cuantas.items()]


def _de_mas_a_menos(cuentas: Cuantas, nombres: dict[Any, str]) -> list[Costo]:
    filas = [
        Costo(str(clave) or "-", nombres.get(clave, str(clave)), n) for clave, n in cuentas.items()
    ]
    return sorted(filas, key=lambda fila: (-fila.n, fila.nombre))
