"""When time counts: the hours of a week, without the holidays of Cochabamba."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.plazos.horario import Tramo, leer_dia

Lapso = tuple[datetime, datetime]
_UN_DIA = timedelta(days=1)


@dataclass(frozen=True)
class Calendario:
    """``semana``: the stretches of each day, Monday first. ``cerrados`` and ``atendidos``: days
    that a person added to the holidays, or took out of them."""

    semana: tuple[tuple[Tramo, ...], ...]
    cerrados: frozenset[date] = frozenset()
    atendidos: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if len(self.semana) != 7 or not any(self.semana):
            raise ValueError("Una semana tiene siete días, y alguno con horas.")

    @classmethod
    def escrito(
        cls, semana: Sequence[str], cerrados: Sequence[date] = (), atendidos: Sequence[date] = ()
    ) -> "Calendario":
        return cls(
            tuple(leer_dia(dia) for dia in semana), frozenset(cerrados), frozenset(atendidos)
        )

    def del_dia(self, dia: date) -> list[Lapso]:
        """The stretches of one day as instants; none on a day without attention."""
        if dia in self.cerrados or (dia in feriados(dia.year) and dia not in self.atendidos):
            return []
        medianoche = datetime.combine(dia, time(), LA_PAZ)
        return [
            (medianoche + timedelta(minutes=inicio), medianoche + timedelta(minutes=fin))
            for inicio, fin in self.semana[dia.weekday()]
        ]

    def desde(self, instante: datetime) -> Iterator[Lapso]:
        """Every stretch from an instant on, without end."""
        dia = hoy(instante)
        while True:
            for inicio, fin in self.del_dia(dia):
                if fin > instante:
                    yield max(inicio, instante), fin
            dia += _UN_DIA

    def ultimo(self, desde: datetime, hasta: datetime) -> datetime | None:
        """The last instant between two that falls within a stretch, if there is one."""
        dia = hoy(hasta)
        while dia >= hoy(desde):
            for inicio, fin in reversed(self.del_dia(dia)):
                if inicio <= hasta and fin >= desde:
                    return min(fin, hasta)
            dia -= _UN_DIA
        return None


@cache
def feriados(ano: int) -> dict[date, str]:
    """The holidays of Cochabamba in one year, with their names.

    Built whole for each year: the library's own object grows while it is read.
    """
    return dict(holidays.country_holidays("BO", subdiv="C", years=ano, language="es"))
