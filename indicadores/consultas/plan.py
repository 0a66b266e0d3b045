"""The plans of the months that were Observado, as pages and papers read them."""

from indicadores.models import Accion


def acciones(*meses: str) -> list[Accion]:
    """The lines of the plans of these months, in the order in which they were written."""
    return list(Accion.objects.filter(mes__in=meses).select_related("responsable", "seguida_por"))
