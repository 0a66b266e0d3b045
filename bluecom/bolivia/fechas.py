"""Dates of Cochabamba: UTC−4 all year, months that clip, charges by full months."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bluecom.bolivia.dinero import centavos
from bluecom.bolivia.errores import DatoInvalido

LA_PAZ = ZoneInfo("America/La_Paz")
MEDIODIA, ANOCHECER = 12, 19
_MESES = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
_MES = re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])")


def hoy(ahora: datetime) -> date:
    """The local date of an aware instant."""
    return ahora.astimezone(LA_PAZ).date()


def ayer(ahora: datetime) -> date:
    """The local date before that of an aware instant."""
    return hoy(ahora) - timedelta(days=1)


def saludo(ahora: datetime) -> str:
    """What is said on the telephone at this hour: ``"Buenos días"`` until noon."""
    hora = ahora.astimezone(LA_PAZ).hour
    if hora < MEDIODIA:
        return "Buenos días"
    return "Buenas tardes" if hora < ANOCHECER else "Buenas noches"


def fecha_en_letras(dia: date) -> str:
    """``2026-11-22`` → ``"22 de noviembre de 2026"``."""
    return f"{dia.day} de {_MESES[dia.month - 1]} de {dia.year}"


def mes_en_letras(mes: str) -> str:
    """``"2026-11"`` → ``"noviembre de 2026"``."""
    dia = _primer_dia(mes)
    return f"{_MESES[dia.month - 1]} de {dia.year}"


def mes_llamado(nombre: str) -> int:
    """``"NOVIEMBRE"`` or ``"nov"`` → 11; 0 for what is no month's name."""
    dicho = nombre.lower()
    cuales = (n for n, mes in enumerate(_MESES, 1) if len(dicho) > 2 and mes.startswith(dicho))
    return next(cuales, 0)


def sumar_meses(dia: date, meses: int) -> date:
    """The same day ``meses`` later, clipped to the month's last: 31 Jan + 1 → 28 or 29 Feb."""
    total = dia.year * 12 + dia.month - 1 + meses
    ano, mes = divmod(total, 12)
    return date(ano, mes + 1, min(dia.day, monthrange(ano, mes + 1)[1]))


def meses_cumplidos(desde: date, hasta: date) -> int:
    """Full months between two dates; zero when ``hasta`` comes first."""
    meses = (hasta.year - desde.year) * 12 + hasta.month - desde.month
    if sumar_meses(desde, meses) > hasta:
        meses -= 1
    return max(0, meses)


def cargo_por_baja(cargo: Decimal, permanencia: int, activacion: date, baja: date) -> Decimal:
    """Early-termination charge: ``cargo`` for each month that lacks, a started one included.

    0 full months of 18 at Bs 30 → 540; 17 → 30; 18 or more → 0.
    """
    return centavos(cargo * max(0, permanencia - meses_cumplidos(activacion, baja)))


def limites_del_mes(mes: str) -> tuple[datetime, datetime]:
    """``"2026-11"`` → first instant of the month and of the next, local, aware."""
    primero = _primer_dia(mes)
    siguiente = sumar_meses(primero, 1)
    return _medianoche(primero), _medianoche(siguiente)


def mes_de(dia: date) -> str:
    """``2026-11-22`` → ``"2026-11"``."""
    return f"{dia.year:04d}-{dia.month:02d}"


def mes_anterior(mes: str) -> str:
    return mes_de(_primer_dia(mes) - timedelta(days=1))


def mes_siguiente(mes: str) -> str:
    """``"2026-12"`` → ``"2027-01"``."""
    return mes_de(sumar_meses(_primer_dia(mes), 1))


def _primer_dia(mes: str) -> date:
    partes = _MES.fullmatch(mes)
    if partes is None:
        raise DatoInvalido(f"«{mes}» no es un mes: escríbalo como 2026-11.")
    return date(int(partes[1]), int(partes[2]), 1)


def _medianoche(dia: date) -> datetime:
    return datetime.combine(dia, time(), LA_PAZ)
