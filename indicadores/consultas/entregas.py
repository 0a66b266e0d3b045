"""How the folders of a month came (10.1): in time or late, with their pauses and without."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from bluecom.plazos.models import Pausa
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from solicitudes.models import Venta

_ANTES_DE_EMPEZAR = Q(plazo_entrega__cumplido_en__lt=F("plazo_entrega__inicio"))
_A_TIEMPO = ~_ANTES_DE_EMPEZAR & Q(plazo_entrega__cumplido_en__lte=F("plazo_entrega__vence_en"))
_ACLARADA_A_TIEMPO = _ANTES_DE_EMPEZAR & Q(plazo_entrega__aclaracion__a_tiempo=True)
_POR_ACLARAR = _ANTES_DE_EMPEZAR & Q(plazo_entrega__aclaracion=None)
A_TIEMPO = _A_TIEMPO | _ACLARADA_A_TIEMPO
"""As ``Plazo.a_tiempo`` says it of one: at the very instant of the limit it is in time."""


class Mediana(Aggregate):
    """The median of a lapse."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Entregas:
    """Folders received in the month, and how long each took from its printing."""

    n: int
    a_tiempo: int
    tarde: int
    por_aclarar: int
    en_pausa: int
    mediana: timedelta | None
    sin_pausas: timedelta | None


def entregas(p: Periodo) -> Entregas:
    """Counts, and the median lapse as it was and without what was paused."""
    cuentas = recibidas(p).aggregate(
        n=Count("pk"),
        a_tiempo=Count("pk", filter=A_TIEMPO),
        por_aclarar=Count("pk", filter=_POR_ACLARAR),
        en_pausa=Count("pk", filter=Q(pausado__gt=timedelta(0))),
        mediana=Mediana("lapso", filter=~_ANTES_DE_EMPEZAR),
        sin_pausas=Mediana(F("lapso") - F("pausado"), filter=~_ANTES_DE_EMPEZAR),
    )
    tarde = cuentas["n"] - cuentas["a_tiempo"] - cuentas["por_aclarar"]
    return Entregas(tarde=tarde, **cuentas)


def recibidas(p: Periodo) -> QuerySet[Venta]:
    """The sales whose folder was received in the month; ``lapso``, and ``pausado`` of it."""
    return base.ventas().filter(p.de("plazo_entrega__cumplido_en")).annotate(**_LAPSOS)


def a_tiempo(p: Periodo) -> QuerySet[Venta]:
    """Those received within their limit."""
    return recibidas(p).filter(A_TIEMPO)


def por_aclarar(p: Periodo) -> QuerySet[Venta]:
    """Those whose reception is written before their printing, until a jefe says."""
    return recibidas(p).filter(_POR_ACLARAR)


def tardias(p: Periodo) -> QuerySet[Venta]:
    """Those received after their limit."""
    return recibidas(p).exclude(A_TIEMPO).exclude(_POR_ACLARAR)


def _de_sus_pausas() -> Coalesce:
    suyas = Pausa.objects.filter(plazo=OuterRef("plazo_entrega"), hasta__isnull=False)
    sumadas = suyas.values("plazo").annotate(suma=Sum(F("hasta") - F("desde"))).values("suma")
    nada = Value(timedelta(0), output_field=DurationField())
    return Coalesce(Subquery(sumadas, output_field=DurationField()), nada)


_LAPSOS: dict[str, Any] = {
    "lapso": F("plazo_entrega__cumplido_en") - F("plazo_entrega__inicio"),
    "pausado": _de_sus_pausas(),
}
