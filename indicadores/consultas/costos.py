"""Why the month is not at a hundred, counted: the totals, and the few that a sale came of.

Of most conversations their outcome is the cause, and the totals have them by it. What was
accepted is read by its sales, which say what became of each.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth

from bluecom.cuentas.models import Usuario
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.causas import REGISTRADA, con_causa, nombres_de, sin_venta
from indicadores.consultas.rasgos import PorRasgo, el_mas_largo
from indicadores.consultas.totales import Totales
from indicadores.efectiva import efectiva
from indicadores.models import Rasgo
from solicitudes.models import Producto, Venta

SIN_ZONA, SIN_PRODUCTO = "Sin zona", "No aceptó ninguno"
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
    n = _DeLasFilas(grupos) if p.cierre else _DeLosTotales(p, rasgos)
    agentes = _que_costaron(n.agentes(), grupos, _agente, _agente)
    productos = _que_costaron(n.productos(), grupos, _ninguno, _producto)
    zonas = _que_costaron(n.zonas(), grupos, _zona, _zona)
    personas = Usuario.objects.in_bulk(list(agentes))
    de_producto = dict(Producto.objects.values_list("pk", "nombre"))
    return Costos(
        **vars(_porque(p, rasgos, grupos)),
        por_agente=_de_mas_a_menos(agentes, {pk: str(uno) for pk, uno in personas.items()}),
        por_producto=_de_mas_a_menos(productos, {"": SIN_PRODUCTO} | de_producto),
        por_zona=_de_mas_a_menos(zonas, {"": SIN_ZONA}),
    )


def _porque(p: Periodo, rasgos: PorRasgo, grupos: list[Grupo]) -> Porque:
    n = _DeLasFilas(grupos) if p.cierre else _DeLosTotales(p, rasgos)
    causas = _que_costaron(n.causas(), grupos, _sin_venta, _causa)
    dieron = sum(grupo["n"] for grupo in grupos if grupo["causa"] == REGISTRADA)
    return Porque(
        total=causas.total(),
        sumaron=base.registradas(p).count() - dieron,
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

    def __init__(self, grupos: list[Grupo]) -> None:
        self.grupos = grupos

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
        return _agrupadas(con_causa(p))
    aceptadas = rasgos.total["aceptadas"]
    if not aceptadas:
        return []
    ventas = Venta.objects.filter(aceptada_en__isnull=False)
    a_tiempo = Q(aceptada_en__gte=p.desde, aceptada_en__lt=p.hasta + _HASTA_QUE_ACEPTA)
    grupos = _con_venta(p, ventas.filter(a_tiempo))
    if sum(grupo["n"] for grupo in grupos) != aceptadas:
        grupos = _con_venta(p, ventas)
    return [grupo for grupo in grupos if grupo["de_n"]]


def _con_venta(p: Periodo, ventas: QuerySet[Venta]) -> list[Grupo]:
    llamadas = {pk for pk in ventas.values_list("llamada_id", flat=True) if pk}
    suyas = base.de_oferta(p).filter(llamada_id__in=llamadas)
    de_n = Case(When(efectiva(), then=True), default=Value(False), output_field=BooleanField())
    return _agrupadas(con_causa(p, suyas).annotate(de_n=de_n), "de_n")


def _agrupadas(de: QuerySet[Any], *mas: str) -> list[Grupo]:
    claves = ("causa", "resultado_id", "agente_id", "contacto__zona", "de_que", *mas)
    return list(de.order_by().values(*claves).annotate(n=Count("pk")))


def _de_mas_a_menos(cuentas: Cuantas, nombres: dict[Any, str]) -> list[Costo]:
    filas = [
        Costo(str(clave) or "-", nombres.get(clave, str(clave)), n) for clave, n in cuentas.items()
    ]
    return sorted(filas, key=lambda fila: (-fila.n, fila.nombre))
