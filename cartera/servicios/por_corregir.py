"""What an import left out, as a file that a person puts right and imports again."""

import csv
import io
from collections.abc import Sequence

from cartera.models import Importacion

MOTIVO = "MOTIVO"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def filas_por_corregir(importacion: Importacion) -> bytes:
    """The original columns and MOTIVO, as a spreadsheet opens them: UTF-8 with BOM, ``;``.

    A cell that would be a formula gets an apostrophe, which the import takes off again.
    """
    salida = io.StringIO()
    escritor = csv.writer(salida, delimiter=";", lineterminator="\r\n")
    guardadas = [i for i, t in enumerate(importacion.encabezado) if t.upper() != MOTIVO]
    escritor.writerow([*(importacion.encabezado[i] for i in guardadas), MOTIVO])
    for fila in importacion.filas:
        celdas = _en_columnas(fila["celdas"], guardadas, len(importacion.encabezado))
        sobrantes = fila["celdas"][len(importacion.encabezado) :]
        motivo = f"Línea {fila['linea']}: {fila['motivo']}"
        escritor.writerow([_sin_formula(c) for c in (*celdas, motivo, *sobrantes)])
    return salida.getvalue().encode("utf-8-sig")


def _en_columnas(celdas: Sequence[str], guardadas: Sequence[int], ancho: int) -> list[str]:
    llenas = [*celdas, *[""] * ancho]
    return [llenas[i] for i in guardadas]


def _sin_formula(celda: str) -> str:
    return f"'{celda}" if celda.startswith(_FORMULA) else celda
