"""Whether the clients of a portfolio may be called at an instant, and when they may again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.plazos.calendario import Calendario, Lapso
from bluecom.plazos.horario import DIAS
from bluecom.preparadas import Leida
from cartera.models import Cartera, HorarioDeLlamada
from cartera.models.horario import GENERAL

DE_FABRICA = Calendario.escrito([*["08:00-20:00"] * 5, "09:00-13:00", ""])
"""The general hours that ship, while nobody approved others."""
_UN_DIA = timedelta(days=1)
_COLUMNAS = ("alcance", "semana", "dias_cerrados", "dias_atendidos")
_EN_VIGOR = Leida(
    lambda dia: HorarioDeLlamada.objects.vigentes(dia).values_list(*_COLUMNAS), dia=date
)
"""Of every portfolio that has hours of its own: they are few, and one statement reads them."""


@dataclass(frozen=True)
class Horario:
    """The hours that a portfolio goes by; without a calendar it is called at any hour."""

    calendario: Calendario | None = None

    def abierto(self, instante: datetime) -> bool:
        if self.calendario is None:
            return True
        tramos = self.calendario.del_dia(hoy(instante))
        return any(inicio <= instante < fin for inicio, fin in tramos)

    def se_llama(self, dia: date) -> bool:
        """Whether there is any hour of calls on that day."""
        return self.calendario is None or bool(self.calendario.del_dia(dia))

    def desde(self, instante: datetime) -> datetime:
        """The first moment, from this one on, at which it may be called."""
        return next(self.tramos(instante))[0]

    def tramos(self, instante: datetime) -> Iterator[Lapso]:
        """Every stretch in which it may be called, from an instant on, without end."""
        if self.calendario is not None:
            yield from self.calendario.desde(instante)
        while True:  # at any hour
            manana = datetime.combine(hoy(instante) + _UN_DIA, time(), LA_PAZ)
            yield instante, manana
            instante = manana

    def del_dia(self, instante: datetime) -> str:
        """The hours of that day, in words: ``08:00 a 12:00 y 14:00 a 18:00``; empty when none."""
        tramos = self.calendario.del_dia(hoy(instante)) if self.calendario else []
        return " y ".join(f"{_hora(inicio)} a {_fin(fin)}" for inicio, fin in tramos)

    def objecion(self, instante: datetime) -> str:
        """Why nobody is called then, with the hours in which one may; empty when one is."""
        if self.abierto(instante):
            return ""
        local = timezone.localtime(instante, LA_PAZ)
        cuando = f"El {DIAS[local.weekday()]} {local:%d/%m} a las {local:%H:%M} no se llama"
        horas = self.del_dia(instante)
        if horas:
            return f"{cuando}: ese día se llama de {horas}."
        return f"{cuando}: ese día no hay llamadas; se puede {en_palabras(self.desde(instante))}."


A_TODA_HORA = Horario()


class HorariosDelDia:
    """What rules on the day of an instant, read when some portfolio has hours to go by."""

    def __init__(self, instante: datetime) -> None:
        self.instante = instante

    def de(self, cartera: Cartera) -> Horario:
        if cartera.sin_horario:
            return A_TODA_HORA
        suyo = self._escritos.get(cartera.pk) or self._escritos.get(GENERAL)
        return Horario(suyo or DE_FABRICA)

    @cached_property
    def _escritos(self) -> dict[int, Calendario | None]:
        """What two administrators signed, the general hours included."""
        filas = _EN_VIGOR.filas(dia=hoy(self.instante))
        escritos = [HorarioDeLlamada.from_db("default", _COLUMNAS, fila) for fila in filas]
        return {escrito.alcance: escrito.calendario for escrito in escritos}


def horario_de(cartera: Cartera, instante: datetime) -> Horario:
    """What rules for a portfolio on the day of an instant."""
    return HorariosDelDia(instante).de(cartera)


def horarios_de(carteras: Iterable[Cartera], instante: datetime) -> dict[int, Horario]:
    """Portfolio id → what rules for it that day, in one read."""
    horarios = HorariosDelDia(instante)
    return {cartera.pk: horarios.de(cartera) for cartera in carteras}


def proxima_apertura(
    carteras: Iterable[Cartera], ahora: datetime, horarios: HorariosDelDia | None = None
) -> datetime | None:
    """When the first of these may be called again; None when one may be now, or there is none."""
    horarios = horarios or HorariosDelDia(ahora)
    primera = min((horarios.de(cartera).desde(ahora) for cartera in carteras), default=ahora)
    return primera if primera > ahora else None


def en_palabras(instante: datetime) -> str:
    """``desde las 08:00 del lunes 30/11``."""
    local = timezone.localtime(instante, LA_PAZ)
    return f"desde las {local:%H:%M} del {DIAS[local.weekday()]} {local:%d/%m}"


def _hora(instante: datetime) -> str:
    return f"{timezone.localtime(instante, LA_PAZ):%H:%M}"


def _fin(instante: datetime) -> str:
    """The end of a day is no beginning of another."""
    return "24:00" if _hora(instante) == "00:00" else _hora(instante)
