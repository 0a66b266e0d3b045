"""Records of a text with separators: quotes, cells of several lines, first physical line."""

import csv
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from bluecom.planillas.registro import ROTO, Registro

SEPARADORES = ";,\t"
_LINEAS_QUE_SE_MIRAN = 1000

csv.field_size_limit(2**31 - 1)  # a cell is as long as the file; too long is said of its row


def registros(texto: TextIO, separador: str, columnas: int = 0) -> Iterator[Registro]:
    """The records of the file, blank ones too, one at a time.

    Quotes left open would take the following rows into one cell: that line is then a
    record of its own and the reading goes on with the next one.
    """
    renglones = _Renglones(texto)
    linea = 1
    for renglon in renglones:
        if '"' not in renglon:
            yield Registro(linea, renglon.rstrip("\r\n").split(separador))
            linea += 1
            continue
        registro = _entre_comillas(renglon, renglones, separador, columnas)
        yield registro._replace(linea=linea)
        linea += registro.lineas


class _Renglones:
    """Physical lines, of which some may be given back."""

    def __init__(self, texto: TextIO) -> None:
        self._texto = texto
        self._devueltos: deque[str] = deque()

    def __iter__(self) -> "_Renglones":
        return self

    def __next__(self) -> str:
        renglon = self._devueltos.popleft() if self._devueltos else next(self._texto)
        return renglon.replace("\0", ROTO) if "\0" in renglon else renglon

    def devolver(self, renglones: list[str]) -> None:
        self._devueltos.extendleft(reversed(renglones))


def _entre_comillas(
    renglon: str, siguientes: _Renglones, separador: str, columnas: int
) -> Registro:
    tomados = [renglon]

    def tomar() -> Iterator[str]:
        yield renglon
        for otro in islice(siguientes, _LINEAS_QUE_SE_MIRAN - 1):
            tomados.append(otro)
            yield otro

    celdas = next(csv.reader(tomar(), delimiter=separador))
    cuantas = len(tomados)
    if cuantas == 1 and not renglon.count('"') % 2:
        return Registro(0, celdas)
    abierta = "".join(tomados).count('"') % 2
    if abierta or _se_trago_otras_filas(celdas, separador, columnas):
        siguientes.devolver(tomados[1:])
        return Registro(0, _sin_comillas(renglon, separador), 1, cuantas > 1)
    return Registro(0, celdas, cuantas)


def _se_trago_otras_filas(celdas: list[str], separador: str, columnas: int) -> bool:
    """Whether a continuation line of a cell has as many separators as a row."""
    tope = max(min(3, columnas - 1), columnas // 2, 1)
    renglones = (r for celda in celdas for r in celda.splitlines()[1:])
    return any(r.count(separador) >= tope for r in renglones)


def _sin_comillas(renglon: str, separador: str) -> list[str]:
    return next(csv.reader([renglon], delimiter=separador, quoting=csv.QUOTE_NONE), [])
