"""The hours of a callback that one key writes: those that clients ask for most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.plazos.horario import DIAS
from cartera.horarios import horario_de
from cartera.models import Cartera

CUANTAS = 6
_ESCRITA = "%Y-%m-%dT%H:%M"
_TARDE, _NOCHE = time(15), time(18)


@dataclass(frozen=True)
class Propuesta:
    """``texto``: how it is said; ``valor``: what its key sends."""

    texto: str
    cuando: datetime

    @property
    def valor(self) -> str:
        return f"{self.cuando:{_ESCRITA}}"


def horas_propuestas(cartera: Cartera, ahora: datetime) -> list[Propuesta]:
    """In order, at most six, each within the calling hours of its day."""
    local, horario = timezone.localtime(ahora, LA_PAZ), horario_de(cartera, ahora)
    proximas: dict[datetime, Propuesta] = {}
    for propuesta in _todas(local):
        if propuesta.cuando > local and horario.abierto(propuesta.cuando):
            proximas.setdefault(propuesta.cuando, propuesta)
    return [proximas[cuando] for cuando in sorted(proximas)][:CUANTAS]


def leer_propuesta(escrita: str) -> datetime | None:
    """What a key sent; None when it is no hour."""
    try:
        return datetime.strptime(escrita, _ESCRITA).replace(tzinfo=LA_PAZ)
    except ValueError:
        return None


def _todas(local: datetime) -> Iterator[Propuesta]:
    en_punto = local.replace(second=0, microsecond=0)
    yield Propuesta("En 1 h", en_punto + timedelta(hours=1))
    yield Propuesta("En 3 h", en_punto + timedelta(hours=3))
    yield _del_dia("Hoy 18:00", local, 0, _NOCHE)
    manana = time(local.hour, local.minute // 15 * 15)
    yield _del_dia("Mañana 9:00", local, 1, time(9))
    yield _del_dia("Mañana 15:00", local, 1, _TARDE)
    yield _del_dia("Mañana 18:00", local, 1, _NOCHE)
    lunes = (7 - local.weekday()) or 7
    yield _del_dia(f"El {DIAS[0]} 9:00", local, lunes, time(9))
    yield _del_dia(f"El {DIAS[0]} 18:00", local, lunes, _NOCHE)
    yield _del_dia(f"En una semana, {manana:%H:%M}", local, 7, manana)


def _del_dia(texto: str, local: datetime, dias: int, hora: time) -> Propuesta:
    return Propuesta(texto, datetime.combine(hoy(local) + timedelta(days=dias), hora, LA_PAZ))
