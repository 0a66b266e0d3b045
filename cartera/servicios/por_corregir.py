"""What an import left out, as a file that a person puts right and imports again."""

from collections.abc import Sequence

from bluecom.bolivia.planilla import planilla
from cartera.models import Importacion

MOTIVO = "MOTIVO"


def filas_por_corregir(importacion: Importacion) -> bytes:
    """The original columns and MOTIVO, as a spreadsheet opens them.

    The apostrophe before what would be a formula is taken off again by the import.
    """
    guardadas = [i for i, t in enumerate(importacion.encabezado) if t.upper() != MOTIVO]
    filas = [[*(importacion.encabezado[i] for i in guardadas), MOTIVO]]
    for fila in importacion.filas:
        celdas = _en_columnas(fila["celdas"], guardadas, len(importacion.encabezado))
        sobrantes = fila["celdas"][len(importacion.encabezado) :]
        motivo = f"Línea {fila['linea']}: {fila['motivo']}"
        filas.append([*celdas, motivo, *sobrantes])
    return planilla(filas)


def _en_columnas(celdas: Sequence[str], guardadas: Sequence[int], ancho: int) -> list[str]:
    llenas = [*celdas, *[""] * ancho]
    return [llenas[i] for i in guardadas]
