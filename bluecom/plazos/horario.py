"""The hours of a week, as people write them: ``08:00-12:00 14:30-18:30`` for each day."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bluecom.bolivia.errores import DatoInvalido

Tramo = tuple[int, int]
"""From and until, in minutes since midnight."""

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_TRAMO = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–—a]\s*([0-9]{1,2}):([0-9]{2})")
_ENTRE = re.compile(r"[\s,;y]*")
_DIA = 24 * 60


def leer_dia(escrito: str) -> tuple[Tramo, ...]:
    """The stretches of one day; none when it is empty. Raises ``DatoInvalido``."""
    tramos = tuple(_tramo(partes) for partes in _TRAMO.finditer(escrito))
    if _ENTRE.sub("", _TRAMO.sub("", escrito)):
        raise DatoInvalido(f"«{escrito}» no es un horario: escríbalo como 08:00-12:00 14:30-18:30.")
    if any(fin > inicio for (_, fin), (inicio, _) in pairwise(tramos)):
        raise DatoInvalido(f"En «{escrito}» las horas se cruzan: escríbalas en orden.")
    return tramos


def escribir_dia(tramos: Sequence[Tramo]) -> str:
    """The inverse of ``leer_dia``, always in the same form."""
    return " ".join(f"{_hora(inicio)}-{_hora(fin)}" for inicio, fin in tramos)


def _tramo(partes: re.Match[str]) -> Tramo:
    h1, m1, h2, m2 = map(int, partes.groups())
    inicio, fin = h1 * 60 + m1, h2 * 60 + m2
    if m1 > 59 or m2 > 59 or fin > _DIA or inicio >= fin:
        raise DatoInvalido(
            f"«{partes[0]}» no es un tramo del día: va de una hora a otra posterior."
        )
    return inicio, fin


def _hora(minutos: int) -> str:
    return f"{minutos // 60:02d}:{minutos % 60:02d}"
