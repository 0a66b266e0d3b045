"""What a table on its way out is made of: its columns and the kind of each."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Formula(NamedTuple):
    """What a workbook calculates, in the names of its own language, and what it comes to here."""

    texto: str
    valor: str | int | Decimal


Celda = str | int | Decimal | date | datetime | None
"""``None``: nobody said it."""
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""Also the wide ones, which a spreadsheet in Asian letters reads as the others."""


class Tipo(StrEnum):
    """How a spreadsheet keeps a cell; in ``TEXTO`` zeros at the left are letters."""

    TEXTO = "TEXTO"
    FECHA = "FECHA"
    INSTANTE = "INSTANTE"
    MONTO = "MONTO"
    ENTERO = "ENTERO"


class Columna(NamedTuple):
    titulo: str
    tipo: Tipo = Tipo.TEXTO


class Hoja(NamedTuple):
    """A sheet of a workbook: its name, its columns and its rows, read once as they come."""

    nombre: str
    columnas: Sequence[Columna]
    filas: Iterable[Sequence[Celda | Formula]]


class Formato(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def mime(self) -> str:
        if self is Formato.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def parece_formula(texto: str) -> bool:
    """Whether a spreadsheet that reads this text by itself would calculate it."""
    return texto.startswith(_FORMULA)
