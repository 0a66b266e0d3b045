"""What an import left out, as a file that a person puts right and imports again."""

from collections.abc import Sequence

from bluecom.bolivia.planilla import planilla
from cartera.models import Importacion

MOTIVO = "MOTIVO"


def filas_por_corregir(importacion: Importacion) -> bytes:
    """MOTIVO and the original columns, as a spreadsheet opens them.

    It goes first: a row that had cells too many or too few has them still. The apostrophe before
    what would be a formula is taken off again by the import.
    """
    viejo = next((i for i, t in enumerate(importacion.encabezado) if t.upper() == MOTIVO), -1)
    filas = [[MOTIVO, *_sin(importacion.encabezado, viejo)]]
    filas += [
        [f"Línea {fila['linea']}: {fila['motivo']}", *_sin(fila["celdas"], viejo)]
        for fila in importacion.filas
    ]
    return planilla(filas)


def _sin(celdas: Sequence[str], cual: int) -> list[str]:
    return [celda for i, celda in enumerate(celdas) if i != cual]
