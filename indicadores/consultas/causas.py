"""Why the month is not at a hundred: each conversation that brought no request, by its cause.

n = N − those that cost it + the requests that no conversation of the month brought.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.models import Usuario
from cartera.models import ResultadoLlamada
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.embudo import ESCALERA
from solicitudes.models import Motivo, Producto, Razon, Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.procedimiento import PASOS

REGISTRADA = "registrada"
OTRO_MES = "otro-mes"
SIN_NUMERO = "sin-numero"
SIN_REGISTRO = "sin-registro"
ANULADA, EN_PASO, RESULTADO = "anulada", "paso", "resultado"
_DICHAS = {
    OTRO_MES: "Aceptó, y se registró en otras fechas",
    SIN_NUMERO: "Registrada sin número de Smartflex",
    SIN_REGISTRO: "Sin registro del asesor",
}
SIN_ZONA, SIN_PRODUCTO = "Sin zona", "No aceptó ninguno"


@dataclass(frozen=True)
class Costo:
    """How many conversations of the month brought no request, for one cause or of one kind."""

    clave: str
    nombre: str
    n: int


@dataclass(frozen=True)
class Costos:
    """The whole, told four ways; ``sumaron``: requests without a conversation of the month."""

    total: int
    sumaron: int
    por_causa: list[Costo]
    por_agente: list[Costo]
    por_producto: list[Costo]
    por_zona: list[Costo]


def costos(p: Periodo) -> Costos:
    """In one grouped statement, one for what adds, and one for each kind of name."""
    causas, agentes, productos, zonas = (Counter[Any]() for _ in range(4))
    grupos = costaron(p).values("causa", "agente_id", "contacto__zona", "de_que")
    for fila in grupos.annotate(n=Count("pk")).order_by():
        causas[fila["causa"]] += fila["n"]
        agentes[fila["agente_id"]] += fila["n"]
        productos[fila["de_que"] or ""] += fila["n"]
        zonas[fila["contacto__zona"]] += fila["n"]
    personas = Usuario.objects.in_bulk(list(agentes))
    de_producto = dict(Producto.objects.values_list("pk", "nombre"))
    return Costos(
        total=causas.total(),
        sumaron=sumaron(p).count(),
        por_causa=_de_mas_a_menos(causas, nombres_de(causas)),
        por_agente=_de_mas_a_menos(agentes, {pk: str(uno) for pk, uno in personas.items()}),
        por_producto=_de_mas_a_menos(productos, {"": SIN_PRODUCTO} | de_producto),
        por_zona=_de_mas_a_menos(zonas, {"": SIN_ZONA}),
    )


def costaron(p: Periodo) -> QuerySet[Any]:
    """The conversations of N that brought no request of n, each with its ``causa``."""
    return con_causa(p).exclude(causa=REGISTRADA)


def con_causa(p: Periodo) -> QuerySet[Any]:
    """Those of N with what became of each: what its sale says, or else what its call came to.

    ``de_que``: the product that was accepted in it.
    """
    sin_venta = Case(
        When(resultado=None, then=Value(SIN_REGISTRO)),
        default=Concat(Value(f"{RESULTADO}:"), F("resultado_id")),
        output_field=CharField(),
    )
    suya = _su_venta(p)
    return base.efectivas(p).annotate(
        causa=Coalesce(Subquery(suya.values("causa")[:1]), sin_venta),
        de_que=Subquery(suya.values("oferta__producto_id")[:1], output_field=CharField()),
    )


def sumaron(p: Periodo) -> QuerySet[Venta]:
    """Requests of n that no conversation of N brought: accepted in another month, or the second
    of one call.
    """
    de_la_misma = base.registradas(p).filter(llamada=OuterRef("llamada"), pk__lt=OuterRef("pk"))
    de_n = base.efectivas(p).filter(llamada=OuterRef("llamada"))
    return base.registradas(p).filter(~Exists(de_n) | Exists(de_la_misma))


def nombres_de(claves: Iterable[str]) -> dict[str, str]:
    """As a person reads each cause. Raises ``DatoInvalido`` of one that is none."""
    claves = list(claves)
    resultados = ResultadoLlamada.objects.in_bulk(_codigos(claves, RESULTADO))
    motivos = Motivo.objects.in_bulk([int(c) for c in _codigos(claves, ANULADA) if c.isdecimal()])
    return {clave: _nombre(clave, resultados, motivos) for clave in claves}


def _nombre(clave: str, resultados: dict[Any, Any], motivos: dict[Any, Any]) -> str:
    clase, _, codigo = clave.partition(":")
    if clave in _DICHAS:
        return _DICHAS[clave]
    if clase == RESULTADO and codigo in resultados:
        return str(resultados[codigo])
    if clase == ANULADA and codigo.isdecimal():
        return f"Anulada: {motivos.get(int(codigo), 'sin motivo')}"
    if clase == EN_PASO and codigo in Estado.values:
        return _detenida(codigo)
    raise DatoInvalido("No hay ninguna causa con ese nombre.")


def _detenida(estado: str) -> str:
    """At the step that it waits for."""
    peldano = next((i for i, (_, _, _, de) in enumerate(ESCALERA) if estado in de), -1)
    falta = ESCALERA[peldano + 1][1] if 0 <= peldano < len(ESCALERA) - 1 else ""
    paso = next((paso for paso in PASOS if falta and paso.transicion == falta), None)
    donde = f"el paso {paso.numero}, {paso.nombre}" if paso else Estado(estado).label.lower()
    return f"Aceptó, y la venta está en {donde}"


def _codigos(claves: Iterable[str], clase: str) -> list[str]:
    pares = (clave.partition(":") for clave in claves)
    return [codigo for suya, _, codigo in pares if suya == clase and codigo]


def _su_venta(p: Periodo) -> QuerySet[Any]:
    """The sale that a conversation accepted; of several, the one that came furthest."""
    registrada = Q(pk__in=base.registradas(p).order_by().values("pk"))
    anulada = Q(estado=Estado.ANULADA)
    razones = Razon.objects.filter(venta=OuterRef("pk"), transicion="anular", deshecha_en=None)
    motivo = Coalesce(Subquery(razones.order_by("-pk").values("motivo_id")[:1]), 0)
    causa = Case(
        When(registrada, then=Value(REGISTRADA)),
        When(anulada, then=Concat(Value(f"{ANULADA}:"), Cast(motivo, CharField()))),
        When(glosada_en=None, then=Concat(Value(f"{EN_PASO}:"), F("estado"))),
        When(Q(numero_smartflex=None) | Q(numero_smartflex=""), then=Value(SIN_NUMERO)),
        default=Value(OTRO_MES),
        output_field=CharField(),
    )
    lejos = Case(
        When(registrada, then=0), When(anulada, then=2), default=1, output_field=IntegerField()
    )
    suyas: QuerySet[Any] = base.ventas().filter(
        llamada=OuterRef("llamada"), aceptada_en__isnull=False
    )
    con: QuerySet[Any] = suyas.annotate(causa=causa, lejos=lejos).order_by("lejos", "pk")
    return con


def _de_mas_a_menos(cuentas: Counter[Any], nombres: dict[Any, str]) -> list[Costo]:
    filas = [
        Costo(str(clave) or "-", nombres.get(clave, str(clave)), n) for clave, n in cuentas.items()
    ]
    return sorted(filas, key=lambda fila: (-fila.n, fila.nombre))
