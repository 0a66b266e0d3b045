"""A cell as a person meant it: without what Excel and word processors add to it."""

import re
from datetime import date, datetime, time
from functools import lru_cache

from bluecom.bolivia.texto import limpiar, sin_invisibles

VACIOS = {
    "", "-", "--", "---", ".", "0", "S/N", "SN", "N/A", "NA", "NULL", "NINGUNO", "NINGUNA",
    "NO TIENE", "SIN CORREO", "SIN DATO", "SIN DATOS", "NO REGISTRA", "X",
}  # fmt: skip
_DE_EXCEL = re.compile(r'="?([^"]*)"?|\'(.*)')
_DIA = r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})|(\d{4})-(\d{1,2})-(\d{1,2}))(?!\d)"
_HORA = r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AP]\.? ?M\.?|HRS?\.?)?)?"
_FECHA = re.compile(_DIA, re.ASCII)
_MOMENTO = re.compile(_DIA + _HORA, re.ASCII | re.IGNORECASE)
FECHAS = 16384
"""Forty years of days: many records share one."""


def en_una_linea(texto: str) -> str:
    """Every visible sign of a cell, with single spaces. Raises ``TextoInvalido``."""
    return sin_excel(" ".join(limpiar(sin_invisibles(texto), lineas=True).split()))


def o_vacia(texto: str) -> str:
    """Empty when the cell is one of the ways in which people write that there is nothing."""
    return "" if texto.upper() in VACIOS else texto


def sin_excel(texto: str) -> str:
    """Without what keeps a text a text: ``="0123"`` and ``'0123`` are ``0123``.

    Both at once too, as what was refused is given back to be put right.
    """
    if texto[:1] not in ("=", "'") or not (partes := _DE_EXCEL.fullmatch(texto)):
        return texto
    solo = (partes[1] or partes[2] or "").strip()
    return sin_excel(solo) if partes[2] else solo


def sin_decimales(texto: str) -> str:
    """Excel writes whole numbers as ``4251234.0``."""
    return texto[:-2] if texto[-2:] in (".0", ",0") and texto[:-2].isdigit() else texto


@lru_cache(FECHAS)
def fecha_de(texto: str) -> date | None:
    """The day with which a cell begins, ``23/11/2026`` or ``2026-11-23``; ``None`` if with none."""
    partes = _FECHA.match(texto)
    try:
        return _dia(partes) if partes else None
    except ValueError:
        return None


def momento_de(texto: str) -> datetime | None:
    """The instant that a cell is, local and without its zone; ``None`` if it is none.

    Without an hour, the start of its day.
    """
    partes = _MOMENTO.fullmatch(texto)
    try:
        return datetime.combine(_dia(partes), _hora(partes)) if partes else None
    except ValueError:
        return None


def _dia(partes: re.Match[str]) -> date:
    dia, mes, ano = partes[1] or partes[6], partes[2] or partes[5], partes[3] or partes[4]
    return date(_ano(ano), int(mes), int(dia))


def _hora(partes: re.Match[str]) -> time:
    hora, mitad = int(partes[7] or 0), (partes[10] or "").upper()[:1]
    if mitad in ("A", "P"):
        if not 1 <= hora <= 12:
            raise ValueError(hora)
        hora = hora % 12 + (12 if mitad == "P" else 0)
    return time(hora, int(partes[8] or 0), int(partes[9] or 0))


def _ano(texto: str) -> int:
    """Of two figures: there were lines in 1951, and none is from 2050."""
    ano = int(texto)
    return ano if len(texto) == 4 else ano + (2000 if ano < 50 else 1900)
