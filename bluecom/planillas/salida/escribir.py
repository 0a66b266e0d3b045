"""Write a table, whatever its format."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from bluecom.planillas.salida.libro import escribir_libro
from bluecom.planillas.salida.tabla import Celda, Columna, Formato, Hoja
from bluecom.planillas.salida.texto import lineas

Fila = Sequence[Celda]


def escribir(
    formato: Formato,
    columnas: Sequence[Columna],
    filas: Iterable[Fila],
    destino: BinaryIO,
    *,
    hecho_en: datetime,
) -> int:
    """Write the rows as they come, none kept in memory; return how many they were."""
    contadas = _Contadas(filas)
    if formato is Formato.XLSX:
        escribir_libro([Hoja("Datos", columnas, contadas)], destino, hecho_en=hecho_en)
    else:
        for linea in lineas(columnas, contadas):
            destino.write(linea)
    return contadas.cuantas


class _Contadas:
    def __init__(self, filas: Iterable[Fila]) -> None:
        self.filas, self.cuantas = filas, 0

    def __iter__(self) -> Iterator[Fila]:
        for fila in self.filas:
            self.cuantas += 1
            yield fila
