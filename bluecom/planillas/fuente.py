"""A file as records with their physical line, whatever it was written with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from bluecom.planillas.codificacion import codificacion_de, como_texto
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.libro import filas_del_libro, registros_de
from bluecom.planillas.registro import Registro
from bluecom.planillas.separados import SEPARADORES, registros

_CABEZA = 4096
_LIBRO = b"PK\x03\x04"
_FIRMAS = (
    (b"\xd0\xcf\x11\xe0", "es un Excel antiguo o con clave: guárdelo como .xlsx o como CSV"),
    (b"%PDF", "es un PDF: pida la planilla"),
    (b"\x89PNG", "es una imagen: pida la planilla"),
    (b"\xff\xd8\xff", "es una imagen: pida la planilla"),
)


class Tabla(Protocol):
    """One way to cut the file into cells."""

    def registros(self, columnas: int = 0) -> Iterator[Registro]:
        """From the first one; ``columnas``, once known, tells quotes that were left open."""
        ...


@dataclass(frozen=True)
class TextoSeparado:
    """The file read with one separator, as often as it is asked, never whole in memory."""

    archivo: BinaryIO
    codigo: str
    separador: str

    def registros(self, columnas: int = 0) -> Iterator[Registro]:
        return registros(como_texto(self.archivo, self.codigo), self.separador, columnas)


@dataclass(frozen=True)
class Hoja:
    """The sheet of a workbook, already cut by its reader."""

    filas: bytes

    def registros(self, columnas: int = 0) -> Iterator[Registro]:
        return registros_de(self.filas)


@dataclass(frozen=True)
class FilasSql:
    """The rows that a database answered: the names of its columns are the first record.

    ``linea`` is the place in the answer; nothing is an empty cell.
    """

    filas: Sequence[Mapping[str, Any]]

    def registros(self, columnas: int = 0) -> Iterator[Registro]:
        titulos = list(self.filas[0]) if self.filas else []
        yield Registro(1, titulos)
        for linea, fila in enumerate(self.filas, start=2):
            valores = (fila[titulo] for titulo in titulos)
            yield Registro(linea, ["" if valor is None else str(valor) for valor in valores])


def tablas_de(archivo: BinaryIO) -> Sequence[Tabla]:
    """The ways in which a file may be read; by what it has in it, never by its name.

    Raises ``PlanillaRechazada`` for what is neither text nor a workbook.
    """
    cabeza = _cabeza_con_algo(archivo)
    for firma, que in _FIRMAS:
        if cabeza.startswith(firma):
            raise PlanillaRechazada(f"El archivo {que}.")
    if cabeza.startswith(_LIBRO):
        archivo.seek(0)
        return [Hoja(filas_del_libro(archivo.read()))]
    codigo = codificacion_de(archivo)
    return [TextoSeparado(archivo, codigo, separador) for separador in SEPARADORES]


def _cabeza_con_algo(archivo: BinaryIO) -> bytes:
    archivo.seek(0)
    cabeza = pedazo = archivo.read(_CABEZA)
    while pedazo and not pedazo.strip():
        pedazo = archivo.read(_CABEZA)
    if not pedazo:
        raise PlanillaRechazada("El archivo está vacío: elija otro.")
    return cabeza
