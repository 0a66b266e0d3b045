"""When an invented working day happens: calls are made in working hours, whatever the hour now."""

from datetime import datetime, time, timedelta

from bluecom.bolivia.fechas import LA_PAZ

ABRE, CIERRA = time(8, 30), time(18, 0)
"""When a sale may begin; the last one is done within the hour."""
DOMINGO = 6


def hace(trabajo: timedelta, ahora: datetime) -> datetime:
    """The instant that lies this much working time before ``ahora``, Monday to Saturday."""
    cursor = _ultimo_abierto(ahora.astimezone(LA_PAZ))
    while (disponible := cursor - _a_las(cursor, ABRE)) < trabajo:
        trabajo -= disponible
        cursor = _ultimo_abierto(_a_las(cursor - timedelta(days=1), CIERRA))
    return cursor - trabajo


def _ultimo_abierto(instante: datetime) -> datetime:
    """The instant itself in working hours; otherwise the last one before it."""
    if instante < _a_las(instante, ABRE) or instante.weekday() == DOMINGO:
        return _ultimo_abierto(_a_las(instante - timedelta(days=1), CIERRA))
    return min(instante, _a_las(instante, CIERRA))


def _a_las(instante: datetime, hora: time) -> datetime:
    return instante.replace(hour=hora.hour, minute=hora.minute, second=0, microsecond=0)
