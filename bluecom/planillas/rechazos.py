"""What a run left out, as a file that a person puts right and sends again."""

from collections.abc import Sequence

from bluecom.bolivia.planilla import planilla
from bluecom.planillas.models import Corrida

MOTIVO = "MOTIVO DEL RECHAZO"
"""In words that no file brings of its own."""


def por_corregir(corrida: Corrida, clases: Sequence[str]) -> bytes:
    """Why, and the original columns, as a spreadsheet opens them.

    It goes first: a row that had cells too many or too few has them still. The apostrophe before
    what would be a formula is taken off again by whoever reads it.
    """
    viejo = next((i for i, t in enumerate(corrida.encabezado) if t.upper() == MOTIVO), -1)
    filas = [[MOTIVO, *_sin(corrida.encabezado, viejo)]]
    filas += [
        [f"Línea {renglon.linea}: {renglon.motivo}", *_sin(renglon.celdas, viejo)]
        for renglon in corrida.renglones.filter(clase__in=clases)
    ]
    return planilla(filas)


def _sin(celdas: Sequence[str], cual: int) -> list[str]:
    return [celda for i, celda in enumerate(celdas) if i != cual]
