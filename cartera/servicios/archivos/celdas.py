"""What a cell of these files says: yes or no, an instant, a day; or why it cannot be read."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.bolivia.texto import limpiar, sin_acentos_mayusculas, sin_invisibles, tecleado
from bluecom.planillas.celdas import sin_decimales
from bluecom.planillas.encabezado import Columnas
from cartera.servicios.importar.valores import celda

_DIA = r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})|(\d{4})-(\d{1,2})-(\d{1,2}))"
_HORA = r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AP]\.? ?M\.?|HRS?\.?)?)?"
_MOMENTO = re.compile(_DIA + _HORA, re.ASCII | re.IGNORECASE)
_PRIMER_ANO = 2000
"""No system of these wrote anything before: an earlier year is a slip."""
SI = frozenset({"SI", "S", "1", "VERDADERO", "TRUE"})
NO = frozenset({"NO", "N", "0", "FALSO", "FALSE"})


def textos(celdas: Sequence[str], columnas: Columnas, tal_cual: str) -> dict[str, str]:
    """The cells by their field, cleaned; in ``tal_cual`` also what elsewhere means nothing."""
    dichos = {campo: celdas[i] for campo, i in columnas.indice.items() if i < len(celdas)}
    return {
        campo: _entera(texto) if campo == tal_cual else celda(campo, texto)
        for campo, texto in dichos.items()
    }


def si_o_no(texto: str, *, si: frozenset[str] = SI, no: frozenset[str] = NO) -> bool:
    """Nothing is guessed of a word that is neither. Raises ``DatoInvalido``."""
    llano = " ".join(sin_acentos_mayusculas(sin_decimales(texto)).replace(".", " ").split())
    if llano in si or llano in no:
        return llano in si
    raise DatoInvalido(f"«{texto[:40]}» no se entiende: escriba SÍ o NO.")


def leer_momento(crudo: Mapping[str, str], ahora: datetime) -> datetime:
    """When the other system was asked; without an hour, the start of that day.

    So a file counts as older than whatever a person saw that day. Raises ``DatoInvalido``.
    """
    texto = f"{crudo.get('fecha', '')} {crudo.get('hora', '')}".strip()
    if not texto:
        raise DatoInvalido("Falta la fecha.")
    momento = _momento(texto)
    if momento > ahora:
        raise DatoInvalido(f"La fecha «{texto[:30]}» todavía no llega.")
    return momento


def leer_dia(texto: str) -> date | None:
    """A day, or none when the cell is empty. Raises ``DatoInvalido``."""
    return _momento(texto).date() if texto else None


def _momento(texto: str) -> datetime:
    partes = _MOMENTO.fullmatch(texto)
    try:
        if partes is None:
            raise ValueError(texto)
        dia, mes, ano = partes[1] or partes[6], partes[2] or partes[5], partes[3] or partes[4]
        ano = int(ano) if len(ano) == 4 else 2000 + int(ano)
        if ano < _PRIMER_ANO:
            raise ValueError(texto)
        hora = _hora(int(partes[7] or 0), (partes[10] or "").upper())
        return datetime(
            ano, int(mes), int(dia), hora, int(partes[8] or 0), int(partes[9] or 0), tzinfo=LA_PAZ
        )
    except ValueError:
        raise DatoInvalido(f"La fecha «{texto[:30]}» no se entiende: día/mes/año.") from None


def _hora(hora: int, mitad: str) -> int:
    if mitad[:1] in ("A", "P") and not 1 <= hora <= 12:
        raise ValueError(hora)
    if mitad.startswith("P"):
        return hora % 12 + 12
    return hora % 12 if mitad.startswith("A") else hora


def _entera(texto: str) -> str:
    return limpiar(sin_invisibles(tecleado(texto)), lineas=True).replace("\n", " ")
