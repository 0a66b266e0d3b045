"""What blank lines, repeated headers and totals are, and a record as clean cells by field."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import sin_acentos_mayusculas
from bluecom.planillas.celdas import en_una_linea
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.registro import Registro

DE_UN_TOTAL = 3
"""Cells that a line of totals has at most."""
_TOTALES = re.compile(r"(?:SUB)?TOTAL|CANTIDAD|NRO\.? DE REGISTROS|REGISTROS|FIN DE")


class Fila(NamedTuple):
    """One record that can be read; ``datos``: ``{field: cell without what programs add to it}``."""

    linea: int
    celdas: list[str]
    datos: dict[str, str]

    def dice(self, campo: str) -> str:
        """Empty too where the file has no such column."""
        return self.datos.get(campo, "")


def leer_fila(registro: Registro, columnas: Columnas) -> Fila:
    """Raises ``PlanillaRechazada`` with why it cannot be read as a row."""
    linea, celdas = registro.linea, registro.celdas
    mal = columnas.rechazo_de(registro)
    if mal:
        raise PlanillaRechazada(mal)
    try:
        datos = {
            campo: en_una_linea(celdas[i]) if i < len(celdas) else ""
            for campo, i in columnas.indice.items()
        }
    except DatoInvalido as error:
        raise PlanillaRechazada(str(error)) from None
    return Fila(linea, celdas, datos)


def motivo_para_omitir(celdas: Sequence[str], columnas: Columnas) -> str:
    """Why a record is no row at all: blank, repeated header, total. Empty if it is one.

    A total has few cells, or says nothing of what a kind cannot do without first.
    """
    llenas = [c.strip() for c in celdas if c.strip()]
    if not llenas:
        return "Línea en blanco."
    if columnas.es_encabezado(celdas):
        return "Encabezado repetido."
    suelta = len(llenas) <= DE_UN_TOTAL or _sin_clave(celdas, columnas)
    if suelta and any(_TOTALES.match(sin_acentos_mayusculas(c)) for c in llenas):
        return "Línea de totales."
    return ""


def _sin_clave(celdas: Sequence[str], columnas: Columnas) -> bool:
    lugares = [columnas.indice[c] for c in columnas.campos.exige[0].campos if c in columnas.indice]
    return not any(i < len(celdas) and celdas[i].strip() for i in lugares)
