"""La Paz time (UTC−4, no DST), months with day clipping, and the early-termination charge."""

import re
from calendar import monthrange
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from bluecom.bolivia.errores import FechaInvalida

LA_PAZ = ZoneInfo("America/La_Paz")
MESES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


def hoy(ahora: datetime) -> date:
    """The local date of an aware instant."""
    if ahora.tzinfo is None:
        raise ValueError("An instant without time zone has no local date.")
    return ahora.astimezone(LA_PAZ).date()


def fecha_en_letras(dia: date) -> str:
    return f"{dia.day} de {MESES[dia.month - 1]} de {dia.year}"


def sumar_meses(dia: date, meses: int) -> date:
    """The same day ``meses`` later, or the last day of a shorter month."""
    anio, mes0 = divmod(dia.year * 12 + dia.month - 1 + meses, 12)
    return date(anio, mes0 + 1, min(dia.day, monthrange(anio, mes0 + 1)[1]))


def meses_cumplidos(desde: date, hasta: date) -> int:
    """Full months between two dates; a started month does not count, never negative."""
    meses = (hasta.year - desde.year) * 12 + hasta.month - desde.month
    if meses > 0 and sumar_meses(desde, meses) > hasta:
        meses -= 1
    return max(0, meses)


def limites_del_mes(mes: str) -> tuple[datetime, datetime]:
    """``"2026-11"`` → its first instant and the first of the next month, in La Paz."""
    partes = re.fullmatch(r"([1-9][0-9]{3})-(0[1-9]|1[0-2])", mes)
    if partes is None or partes[0] == "9999-12":
        raise FechaInvalida("Escriba el mes como AAAA-MM, por ejemplo 2026-11.")
    primero = date(int(partes[1]), int(partes[2]), 1)
    return _medianoche(primero), _medianoche(sumar_meses(primero, 1))


def cargo_por_baja(cargo: Decimal, permanencia: int, activacion: date, baja: date) -> Decimal:
    """The charge of the letter (6.2) for leaving early: each missing month pays ``cargo``.

    A started month counts as missing: 18 months at Bs 30 give 540 on the first day,
    30 after 17 full months, and 0 from the eighteenth on.
    """
    return cargo * max(0, permanencia - meses_cumplidos(activacion, baja))


def _medianoche(dia: date) -> datetime:
    return datetime.combine(dia, time.min, tzinfo=LA_PAZ)
