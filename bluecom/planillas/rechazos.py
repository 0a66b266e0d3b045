"""What a run left out, as a file that a person puts right and sends again."""

from collections.abc import Sequence

from bluecom.planillas.models import Corrida
from bluecom.planillas.salida import como_bytes
from bluecom.planillas.tipos import tipo_de

MOTIVO, SI_YA_HAY = "MOTIVO", "RECHAZO"
"""How the column of the reasons is called, and how where the file has a MOTIVO of its own."""


def por_corregir(corrida: Corrida, clases: Sequence[str]) -> bytes:
    """Why, and the original columns, as a spreadsheet opens them.

    It goes first: a row that had cells too many or too few has them still. The apostrophe before
    what would be a formula is taken off again by whoever reads it.
    """
    titulo = SI_YA_HAY if tipo_de(corrida).campos.de_la_clave(MOTIVO) else MOTIVO
    viejo = next((i for i, t in enumerate(corrida.encabezado) if t.upper() == titulo), -1)
    filas = [[titulo, *_sin(corrida.encabezado, viejo)]]
    filas += [
        [f"Línea {renglon.linea}: {renglon.motivo}", *_sin(renglon.celdas, viejo)]
        for renglon in corrida.renglones.filter(clase__in=clases)
    ]
    return como_bytes(filas)


def _sin(celdas: Sequence[str], cual: int) -> list[str]:
    return [celda for i, celda in enumerate(celdas) if i != cual]
