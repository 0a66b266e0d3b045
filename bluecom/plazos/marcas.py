"""When each chair hears of a deadline: hours from its limit, before it when negative. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

RESPONSABLE = "RESPONSABLE"
"""Whoever has to meet it; the other chairs are roles."""
UN_INSTANTE = timedelta(microseconds=1)
"""What the database tells apart: the first instant that is late."""


@dataclass(frozen=True)
class Escala:
    """``horas``: of each chair, its hours. Every ``cada`` hours after the limit, until it is met,
    whoever has heard by then hears it again; never, when it is None."""

    horas: Mapping[str, tuple[int, ...]]
    cada: int | None

    def siguiente(self, tras: int | None) -> int | None:
        """The next mark after that one; the first one after None."""
        propias = {hora for suyas in self.horas.values() for hora in suyas}
        por_venir = {hora for hora in propias if tras is None or hora > tras}
        if self.cada:
            por_venir.add((max(tras or 0, 0) // self.cada + 1) * self.cada)
        return min(por_venir, default=None)

    def oyen(self, tras: int | None, hasta: int) -> frozenset[str]:
        """Who hears when everything after one mark and up to another is told at once."""
        repetida = hasta // self.cada * self.cada if self.cada and hasta > 0 else 0
        if repetida <= max(tras or 0, 0):
            repetida = 0
        return frozenset(
            silla
            for silla, suyas in self.horas.items()
            if any((tras is None or hora > tras) and hora <= hasta for hora in suyas)
            or (repetida and suyas and min(suyas) <= repetida)
        )


def tras_el_limite(hora: int) -> timedelta:
    """How far from the limit a mark lies: that of the limit itself is its first late instant."""
    return timedelta(hours=hora) or UN_INSTANTE
