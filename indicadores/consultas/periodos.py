"""A month, or any two dates: as an address says it, as a person reads it, as it is counted."""

from datetime import date, datetime, time, timedelta

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ, fecha_en_letras, mes_en_letras
from indicadores.consultas import base
from indicadores.consultas.base import Periodo

SEPARA = ".."
MAXIMO = timedelta(days=366)
_UN_DIA = timedelta(days=1)


def leer(dicho: str, *, ahora: datetime) -> Periodo:
    """``"2026-11"``, or ``"2026-11-03..2026-11-16"`` with both days in it.

    Two dates are always counted as they stand, closed months too. Raises ``DatoInvalido``.
    """
    if SEPARA not in dicho:
        return base.periodo(dicho, ahora=ahora)
    desde, hasta = fechas(dicho)
    return Periodo(dicho, _medianoche(desde), _medianoche(hasta + _UN_DIA), ahora)


def nombre(dicho: str) -> str:
    if SEPARA not in dicho:
        return mes_en_letras(dicho)
    desde, hasta = fechas(dicho)
    if desde == hasta:
        return f"el {fecha_en_letras(desde)}"
    return f"del {fecha_en_letras(desde)} al {fecha_en_letras(hasta)}"


def fechas(dicho: str) -> tuple[date, date]:
    """Both, in order, and no further apart than a year. Raises ``DatoInvalido``."""
    try:
        desde, hasta = (date.fromisoformat(uno) for uno in dicho.split(SEPARA))
    except ValueError:
        raise DatoInvalido("Escriba las dos fechas: desde y hasta.") from None
    if hasta < desde:
        raise DatoInvalido("«Hasta» es antes que «Desde»: cámbielas de lugar.")
    if hasta - desde >= MAXIMO:
        raise DatoInvalido("Elija un año como máximo.")
    if hasta.year == date.max.year:
        raise DatoInvalido("Elija fechas de este siglo.")
    return desde, hasta


def _medianoche(dia: date) -> datetime:
    return datetime.combine(dia, time(), LA_PAZ)
