"""What came late to a closed month: beside it, never inside (III.2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from indicadores.consultas import LISTAS, base
from indicadores.models import Cierre, Figura


@dataclass(frozen=True)
class Ajuste:
    """One figure: how many rows it would count now and did not, and the other way round."""

    figura: Figura
    entrarian: Sequence[Any]
    saldrian: Sequence[Any]

    @property
    def nombre(self) -> str:
        return str(self.figura.label)

    @property
    def neto(self) -> int:
        return len(self.entrarian) - len(self.saldrian)


def ajustes(cierre: Cierre, *, ahora: datetime) -> list[Ajuste]:
    """The figures that would be others if the month were closed ``ahora``; empty when none is."""
    vivo = replace(base.periodo(cierre.mes, ahora=ahora).vivo, corte=ahora)
    todos = [_ajuste(cierre, figura, vivo) for figura in Figura]
    return [uno for uno in todos if uno.entrarian or uno.saldrian]


def _ajuste(cierre: Cierre, figura: Figura, vivo: base.Periodo) -> Ajuste:
    cuenta_ahora = LISTAS[figura].consulta(vivo)
    conto = base.congeladas(cierre, figura)
    relaciones = ("contacto__cliente", "asesor" if figura.de_ventas else "agente")
    entrarian = cuenta_ahora.exclude(pk__in=conto.values("pk")).select_related(*relaciones)
    saldrian = conto.exclude(pk__in=cuenta_ahora.order_by().values("pk"))
    return Ajuste(figura, list(entrarian), list(saldrian.select_related(*relaciones)))
