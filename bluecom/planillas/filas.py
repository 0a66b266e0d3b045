"""The records of a file as cells by field, and those that are no row at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import sin_acentos_mayusculas
from bluecom.planillas.celdas import en_una_linea, o_vacia
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.registro import Registro, rechazo_de, sobra_o_falta
from bluecom.planillas.tipos import Avance

DE_UN_TOTAL = 3
"""Cells that a line of totals has at most."""
_TOTALES = re.compile(r"(?:SUB)?TOTAL|CANTIDAD|NRO\.? DE REGISTROS|REGISTROS|FIN DE")
_LINEAS_POR_AVISO = 100


@dataclass(frozen=True)
class Leida:
    """One record; with ``omitida`` or ``rechazo`` there are no ``valores``."""

    linea: int
    celdas: Sequence[str]
    valores: Mapping[str, str] = field(default_factory=dict)
    omitida: str = ""
    rechazo: str = ""

    def __getitem__(self, campo: str) -> str:
        """Empty too where the file has no such column."""
        return self.valores.get(campo, "")


def leer_filas(columnas: Columnas, avance: Avance) -> Iterator[Leida]:
    """Every record below the header, in the order of the file."""
    for registro in columnas.tabla.registros(len(columnas)):
        if registro.linea <= columnas.linea:
            continue
        if registro.linea % _LINEAS_POR_AVISO == 0:
            avance(registro.linea)
        yield leer_fila(registro, columnas)


def leer_fila(registro: Registro, columnas: Columnas) -> Leida:
    """Its cells by field, or why it is no row, or why it cannot be read as one."""
    linea, celdas = registro.linea, registro.celdas
    if omitida := motivo_para_omitir(celdas, columnas, sin_clave=_sin_clave(celdas, columnas)):
        return Leida(linea, celdas, omitida=omitida)
    rechazo = rechazo_de(registro) or sobra_o_falta(registro, len(columnas), columnas.necesarias)
    if rechazo:
        return Leida(linea, celdas, rechazo=rechazo)
    try:
        valores = {
            campo: o_vacia(en_una_linea(celdas[i])) if i < len(celdas) else ""
            for campo, i in columnas.indice.items()
        }
    except DatoInvalido as error:
        return Leida(linea, celdas, rechazo=str(error))
    return Leida(linea, celdas, valores)


def motivo_para_omitir(celdas: Sequence[str], columnas: Columnas, *, sin_clave: bool) -> str:
    """Why a record is no row at all: blank, repeated header, total. Empty if it is one.

    ``sin_clave``: nothing in it says of what it speaks.
    """
    llenas = [c.strip() for c in celdas if c.strip()]
    if not llenas:
        return "Línea en blanco."
    if columnas.es_encabezado(celdas):
        return "Encabezado repetido."
    suelta = sin_clave or len(llenas) <= DE_UN_TOTAL
    if suelta and any(_TOTALES.match(sin_acentos_mayusculas(c)) for c in llenas):
        return "Línea de totales."
    return ""


def _sin_clave(celdas: Sequence[str], columnas: Columnas) -> bool:
    """A kind names first what its records cannot do without."""
    lugares = [columnas.indice[c] for c in columnas.campos.exige[0].campos if c in columnas.indice]
    return not any(i < len(celdas) and celdas[i].strip() for i in lugares)
