"""A table as a spreadsheet opens it here: UTF-8 with BOM, ``;``, and no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def planilla(filas: Iterable[Sequence[str]]) -> bytes:
    """The file of these rows; a cell that would be a formula gets an apostrophe."""
    salida = io.StringIO()
    escritor = csv.writer(salida, delimiter=";", lineterminator="\r\n")
    for fila in filas:
        escritor.writerow([_sin_formula(celda) for celda in fila])
    return salida.getvalue().encode("utf-8-sig")


def _sin_formula(celda: str) -> str:
    return f"'{celda}" if celda.startswith(_FORMULA) else celda
