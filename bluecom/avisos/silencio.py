"""The hours without voice: nobody is woken at 03:46, and nothing of the record waits."""

from datetime import datetime, time, timedelta

from bluecom.bolivia.fechas import LA_PAZ


def hasta_cuando(instante: datetime, desde: time, hasta: time) -> datetime | None:
    """Until when the voice waits; None when it may speak now. Hours of La Paz, over midnight too.

    At the very instant at which the silence ends it may speak.
    """
    local = instante.astimezone(LA_PAZ)
    fin = datetime.combine(local, hasta, LA_PAZ)
    if desde <= hasta:
        return fin if desde <= local.time() < hasta else None
    if local.time() >= desde:
        return fin + timedelta(days=1)
    return fin if local.time() < hasta else None
