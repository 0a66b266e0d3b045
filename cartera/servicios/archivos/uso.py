"""Somebody confirmed a step by what a file said (2.1, 3.2)."""

from collections.abc import Iterable
from datetime import datetime

from cartera.dichos import Hecho
from cartera.models import CapacidadZona, ImpedimentoDicho


def marcar_usados(hechos: Iterable[Hecho], *, ahora: datetime) -> None:
    """The first time alone is kept, so that who uses it afterwards waits for nobody."""
    todos = list(hechos)
    for modelo in (ImpedimentoDicho, CapacidadZona):
        suyos = [hecho.pk for hecho in todos if isinstance(hecho, modelo) and not hecho.usado_en]
        if suyos:
            modelo._default_manager.filter(pk__in=suyos, usado_en=None).update(usado_en=ahora)
