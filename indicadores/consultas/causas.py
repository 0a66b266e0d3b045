"""Why the month is not at a hundred: each conversation that brought no request, by its cause.

n = N − those that cost it + the requests that no conversation of the month brought.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
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
from cartera.models import ResultadoLlamada
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.embudo import ESCALERA
from solicitudes.models import Motivo, Razon, Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.procedimiento import PASOS

REGISTRADA = "registrada"
OTRO_MES = "otro-mes"
SIN_NUMERO = "sin-numero"
SIN_REGISTRO = "sin-registro"
ANULADA, EN_PASO, RESULTADO = "anulada", "paso", "resultado"
_UN_DIA = timedelta(days=1)
_DICHAS = {
    OTRO_MES: "Aceptó, y se registró en otras fechas",
    SIN_NUMERO: "Registrada sin número de Smartflex",
    SIN_REGISTRO: "Sin registro del asesor",
}


def costaron(p: Periodo) -> QuerySet[Any]:
    """The conversations of N that brought no request of n, each with its ``causa``."""
    return con_causa(p).exclude(causa=REGISTRADA)


def con_causa(p: Periodo, de: QuerySet[Any] | None = None) -> QuerySet[Any]:
    """Those of N with what became of each: what its sale says, or else what its call came to.

    ``de``: others of its calls, of which it is asked. ``de_que``: the product that was accepted.
    """
    sin_aceptar = Case(
        When(resultado=None, then=Value(SIN_REGISTRO)),
        default=Concat(Value(f"{RESULTADO}:"), F("resultado_id")),
        output_field=CharField(),
    )
    suya = ventas_con_causa(p).filter(llamada=OuterRef("llamada"))
    return (base.efectivas(p) if de is None else de).annotate(
        causa=Coalesce(Subquery(suya.values("causa")[:1]), sin_aceptar),
        de_que=Subquery(suya.values("oferta__producto_id")[:1], output_field=CharField()),
    )


def lo_que_fue(p: Periodo) -> dict[int, str]:
    """The ``causa`` of each conversation of N by its number, of all of them in two short reads."""
    dichas = de_cada_llamada(p)
    return {
        pk: dichas[llamada][0] if llamada in dichas else sin_venta(resultado)
        for pk, llamada, resultado in base.efectivas(p).values_list(
            "pk", "llamada_id", "resultado_id"
        )
    }


def de_cada_llamada(p: Periodo) -> dict[int, tuple[str, str | None]]:
    """Of each call of the period that a sale was accepted in: its ``causa``, and ``de_que``."""
    alrededor = {
        "llamada__inicio__gte": p.desde - _UN_DIA,
        "llamada__inicio__lt": p.hasta + _UN_DIA,
    }
    dichas: dict[int, tuple[str, str | None]] = {}
    filas = ventas_con_causa(p).filter(**alrededor)
    for llamada, causa, de_que in filas.values_list("llamada_id", "causa", "oferta__producto_id"):
        dichas.setdefault(llamada, (causa, de_que))
    return dichas


def sumaron(p: Periodo) -> QuerySet[Venta]:
    """Requests of n that no conversation of N brought: accepted in another month, or the second
    of one call.
    """
    de_la_misma = base.registradas(p).filter(llamada=OuterRef("llamada"), pk__lt=OuterRef("pk"))
    de_n = base.efectivas(p).filter(llamada=OuterRef("llamada"))
    return base.registradas(p).filter(~Exists(de_n) | Exists(de_la_misma))


def sin_venta(resultado: str | None) -> str:
    """The cause of a conversation in which nobody accepted, by what its call came to."""
    return f"{RESULTADO}:{resultado}" if resultado else SIN_REGISTRO


def nombres_de(claves: Iterable[str]) -> dict[str, str]:
    """As a person reads each cause. Raises ``DatoInvalido`` of one that is none."""
    claves = list(claves)
    resultados = ResultadoLlamada.objects.in_bulk(_codigos(claves, RESULTADO))
    motivos = Motivo.objects.in_bulk([int(c) for c in _codigos(claves, ANULADA) if c.isdecimal()])
    return {clave: _nombre(clave, resultados, motivos) for clave in claves}


def con_su_causa(filas: Sequence[Any]) -> Sequence[Any]:
    """Each of those that cost the month with ``por_que``, its cause as a person reads it."""
    nombres = nombres_de({fila.causa for fila in filas})
    for fila in filas:
        vars(fila)["por_que"] = nombres[fila.causa]
    return filas


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


def ventas_con_causa(p: Periodo) -> QuerySet[Any]:
    """The sales that were accepted, each with its ``causa``; of several of one conversation the
    first says it, the one that came furthest.
    """
    firmadas = base.registradas(p).order_by().values("pk")
    registrada = Q(pk__in=firmadas) if p.cierre else base.registrada(p)
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
    aceptadas: QuerySet[Any] = base.ventas().filter(aceptada_en__isnull=False)
    con: QuerySet[Any] = aceptadas.annotate(causa=causa, lejos=lejos).order_by("lejos", "pk")
    return con
