"""Every file that goes out: a table with typed columns, as CSV or as a workbook."""

from bluecom.planillas.salida.escribir import escribir
from bluecom.planillas.salida.libro import escribir_libro
from bluecom.planillas.salida.tabla import Celda, Columna, Formato, Formula, Hoja, Tipo
from bluecom.planillas.salida.texto import como_bytes

__all__ = [
    "Celda",
    "Columna",
    "Formato",
    "Formula",
    "Hoja",
    "Tipo",
    "como_bytes",
    "escribir",
    "escribir_libro",
]
