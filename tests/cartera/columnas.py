"""The header of a portfolio's file, as the import finds it."""

import io

from bluecom.planillas.encabezado import Columnas, encontrar, exigir_completas
from bluecom.planillas.fuente import tablas_de
from cartera.servicios.importar.columnas import CAMPOS


def columnas_de(contenido: str | bytes) -> Columnas:
    crudo = contenido.encode() if isinstance(contenido, str) else contenido
    columnas = encontrar(tablas_de(io.BytesIO(crudo)), CAMPOS)
    exigir_completas(columnas)
    return columnas
