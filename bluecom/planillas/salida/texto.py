"""A table as CSV: UTF-8 with BOM, ``;``, and no cell is a formula.

What is text stands between quotes and what is a number does not, so that whoever asks his
spreadsheet to keep quoted cells as text keeps their zeros too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.planillas.salida.tabla import Celda, Columna, Tipo, parece_formula

_NECESITA = frozenset(';"\r\n')


def lineas(columnas: Sequence[Columna], filas: Iterable[Sequence[Celda]]) -> Iterator[bytes]:
    """The file, line by line."""
    yield como_bytes([[columna.titulo for columna in columnas]])
    dichos = [_DICHOS[columna.tipo] for columna in columnas]
    for fila in filas:
        celdas = (
            "" if celda is None or celda == "" else dicho(celda)
            for celda, dicho in zip(fila, dichos, strict=True)
        )
        yield f"{';'.join(celdas)}\r\n".encode()


def como_bytes(filas: Iterable[Sequence[str]]) -> bytes:
    """A short table of words alone, whose rows need not be of one length."""
    renglones = (";".join(map(_suelto, fila)) for fila in filas)
    return "".join(["\ufeff", *(f"{renglon}\r\n" for renglon in renglones)]).encode()


def _suelto(texto: str) -> str:
    return _texto(texto) if _NECESITA & {*texto} else _sin_formula(texto)


def _texto(celda: Celda) -> str:
    return '"{}"'.format(_sin_formula(str(celda)).replace('"', '""'))


def _sin_formula(texto: str) -> str:
    """A cell that would be a formula gets an apostrophe."""
    return f"'{texto}" if parece_formula(texto) else texto


def _fecha(celda: Celda) -> str:
    return f"{celda:%d/%m/%Y}"


def _instante(celda: Celda) -> str:
    assert isinstance(celda, datetime)
    return f"{celda.astimezone(LA_PAZ):%d/%m/%Y %H:%M:%S}"


def _monto(celda: Celda) -> str:
    assert isinstance(celda, Decimal | int)
    return f"{celda:.2f}".replace(".", ",")


_DICHOS: dict[Tipo, Callable[[Celda], str]] = {
    Tipo.TEXTO: _texto,
    Tipo.FECHA: _fecha,
    Tipo.INSTANTE: _instante,
    Tipo.MONTO: _monto,
    Tipo.ENTERO: str,
}
