"""How many days a portfolio will last at the pace of the last ones (1.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cartera.horarios import Horario

DIAS_DEL_RITMO = 10
"""Days of calls by which the pace is taken, when there are as many."""
DIAS_MINIMOS = 3
DIAS_QUE_SE_DICEN = 250
"""A year of work: whatever is longer is said so."""
Avance = tuple[date, int]
"""A day, and how many clients had been worked when it ended."""
_UN_DIA = timedelta(days=1)


@dataclass(frozen=True)
class Duracion:
    """``nuevos`` clients were worked for the first time in ``mirados`` days of calls.

    ``dias`` and ``hasta`` are nothing while there is too little to say.
    """

    sin_tocar: int
    nuevos: int = 0
    mirados: int = 0
    dias: int | None = None
    hasta: date | None = None

    @property
    def se_sabe(self) -> bool:
        return self.dias is not None

    @property
    def de_sobra(self) -> bool:
        return self.dias is not None and self.dias > DIAS_QUE_SE_DICEN

    @property
    def por_dia(self) -> str:
        """``84``, and ``3,5`` where a tenth tells something."""
        decimas = round(10 * self.nuevos / self.mirados) if self.mirados else 0
        entero, resto = divmod(decimas, 10)
        return f"{entero},{resto}" if resto and entero < 20 else str(round(decimas / 10))


def estimar(sin_tocar: int, avances: Sequence[Avance], horario: Horario, hoy: date) -> Duracion:
    """``avances`` in order of their days; a night without one spoils nothing."""
    mirados, nuevos = _ritmo(avances, horario)
    if mirados < DIAS_MINIMOS or nuevos <= 0:
        return Duracion(sin_tocar, max(nuevos, 0), mirados)
    dias = -(-sin_tocar * mirados // nuevos)
    hasta = _dia_de_llamadas(horario, hoy, dias) if dias <= DIAS_QUE_SE_DICEN else None
    return Duracion(sin_tocar, nuevos, mirados, dias, hasta)


def _ritmo(avances: Sequence[Avance], horario: Horario) -> tuple[int, int]:
    """Days of calls and clients newly worked in them, from the latest back."""
    mirados = nuevos = 0
    for (antes, tenia), (dia, tiene) in reversed(list(pairwise(avances))):
        if mirados >= DIAS_DEL_RITMO:
            break
        mirados += sum(
            horario.se_llama(antes + n * _UN_DIA) for n in range(1, (dia - antes).days + 1)
        )
        nuevos += tiene - tenia
    return mirados, nuevos


def _dia_de_llamadas(horario: Horario, hoy: date, cuantos: int) -> date:
    """The day on which so many days of calls from now on are over."""
    dia = hoy
    while cuantos > 0:
        dia += _UN_DIA
        cuantos -= horario.se_llama(dia)
    return dia
