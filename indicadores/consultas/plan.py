"""The plans of the months that were Observado, as pages and papers read them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from indicadores.models import Accion


@dataclass(frozen=True)
class Plan:
    """What is planned about a month, in a line of its page."""

    acciones: Sequence[Accion]

    @property
    def sin_seguir(self) -> int:
        return sum(1 for una in self.acciones if not una.resultado)


def acciones(*meses: str) -> list[Accion]:
    """The lines of the plans of these months, in the order in which they were written."""
    return list(las_acciones(*meses))


def las_acciones(*meses: str) -> QuerySet[Accion]:
    """The same, to be read with what else a page asks."""
    return Accion.objects.filter(mes__in=meses).select_related("responsable", "seguida_por")
