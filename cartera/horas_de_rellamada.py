"""The hours of a callback that one key writes: those that clients ask for most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ, hoy
from cartera.horarios import horario_de
from cartera.models import Cartera

_ESCRITA = "%Y-%m-%dT%H:%M"
_MANANA, _TARDE, _NOCHE = time(9), time(15), time(18)


@dataclass(frozen=True)
class Propuesta:
    """``tecla``: always the same for the same words; ``valor``: what it sends."""

    tecla: str
    texto: str
    cuando: datetime

    @property
    def valor(self) -> str:
        return f"{self.cuando:{_ESCRITA}}"


def horas_propuestas(cartera: Cartera, ahora: datetime) -> list[Propuesta]:
    """Those within the calling hours of their day; what two keys would say, the first says."""
    local, horario = timezone.localtime(ahora, LA_PAZ), horario_de(cartera, ahora)
    propuestas: dict[datetime, Propuesta] = {}
    for tecla, (texto, cuando) in enumerate(_todas(local), start=1):
        if cuando > local and horario.abierto(cuando):
            propuestas.setdefault(cuando, Propuesta(str(tecla), texto, cuando))
    return list(propuestas.values())


def leer_propuesta(escrita: str) -> datetime | None:
    """What a key sent; None when it is no hour."""
    try:
        return datetime.strptime(escrita, _ESCRITA).replace(tzinfo=LA_PAZ)
    except ValueError:
        return None


def _todas(local: datetime) -> Iterator[tuple[str, datetime]]:
    """Nine, in the order of their keys."""
    en_punto = local.replace(second=0, microsecond=0)
    lunes = (7 - local.weekday()) or 7
    yield "En 1 h", en_punto + timedelta(hours=1)
    yield "En 3 h", en_punto + timedelta(hours=3)
    yield "Hoy 18:00", _el_dia(local, 0, _NOCHE)
    yield "Mañana 9:00", _el_dia(local, 1, _MANANA)
    yield "Mañana 15:00", _el_dia(local, 1, _TARDE)
    yield "Mañana 18:00", _el_dia(local, 1, _NOCHE)
    yield "El lunes 9:00", _el_dia(local, lunes, _MANANA)
    yield "El lunes 18:00", _el_dia(local, lunes, _NOCHE)
    yield "En una semana", en_punto + timedelta(days=7)


def _el_dia(local: datetime, dias: int, hora: time) -> datetime:
    return datetime.combine(hoy(local) + timedelta(days=dias), hora, LA_PAZ)
