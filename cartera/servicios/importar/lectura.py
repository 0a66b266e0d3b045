"""From bytes to records: encoding, separator, quoted newlines, first physical line."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from cartera.errores import ImportacionRechazada

SEPARADORES = ";,\t"
ROTO = "\N{REPLACEMENT CHARACTER}"
"""What stands where the file has a byte that is no letter; the row that has it is refused."""
_LINEAS_POR_CELDA = 20
_LETRAS_POR_CELDA = 2000
_LINEAS_QUE_SE_MIRAN = 1000
_CABEZA = 4096
_FIRMAS = (
    (b"PK\x03\x04", "es una planilla de Excel"),
    (b"\xd0\xcf\x11\xe0", "es una planilla de Excel"),
    (b"%PDF", "es un PDF"),
    (b"\x89PNG", "es una imagen"),
    (b"\xff\xd8\xff", "es una imagen"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAL_LEIDO = re.compile("Ã[\u0080-\u00bf\u0152-\u2122]")

csv.field_size_limit(2**31 - 1)  # a cell is as long as the file; too long is said of its row


class Registro(NamedTuple):
    """``linea`` is the first physical line of the record; the header's is 1.

    ``abierta``: its quotes never close, and it is this physical line alone.
    """

    linea: int
    celdas: list[str]
    lineas: int
    abierta: bool = False


def decodificar(contenido: bytes) -> str:
    """BOM, then UTF-8, then the one of UTF-8 and cp1252 that reads more lines.

    A byte that no letter has becomes ``ROTO`` and spoils its own row only. Raises
    ``ImportacionRechazada`` for what is no text at all.
    """
    if not contenido.strip():
        raise ImportacionRechazada("El archivo está vacío: elija el archivo de la cartera.")
    for firma, que in _FIRMAS:
        if contenido.startswith(firma):
            raise ImportacionRechazada(f"El archivo {que}: guárdelo como CSV y vuelva a cargarlo.")
    cabeza = contenido[:_CABEZA]
    if not contenido.startswith(_UTF16) and cabeza.count(b"\0") * 10 > len(cabeza):
        raise ImportacionRechazada("El archivo no es de texto: guarde la cartera como CSV.")
    return contenido.decode(_codificacion(contenido), errors="replace").replace("\0", ROTO)


def registros(texto: str, separador: str, columnas: int = 0) -> Iterator[Registro]:
    """The records of the file, blank ones too.

    Quotes left open would take the following rows into one cell: that line is then a
    record of its own and the reading goes on with the next one.
    """
    renglones = io.StringIO(texto, newline="")
    linea = 1
    while True:
        inicio = renglones.tell()
        lector = csv.reader(islice(renglones, _LINEAS_QUE_SE_MIRAN), delimiter=separador)
        celdas = next(lector, None)
        if celdas is None:
            return
        registro = Registro(linea, celdas, lector.line_num)
        if registro.lineas > 1:
            crudo = texto[inicio : renglones.tell()]
            if crudo.count('"') % 2 or _se_trago_otras_filas(celdas, separador, columnas):
                renglones.seek(inicio)
                registro = Registro(linea, _sin_comillas(renglones.readline(), separador), 1, True)
        yield registro
        linea += registro.lineas


def rechazo_de(registro: Registro) -> str:
    """Why a record cannot be read as a row, empty when it can: said of it and of no other."""
    if registro.abierta:
        return "Se abren unas comillas que no se cierran: bórrelas."
    if registro.lineas > _LINEAS_POR_CELDA:
        return f"Tiene un texto demasiado largo, de {registro.lineas} líneas: acórtelo."
    junto = "".join(registro.celdas)
    if len(junto) > _LETRAS_POR_CELDA and max(map(len, registro.celdas)) > _LETRAS_POR_CELDA:
        return f"Tiene un texto demasiado largo, de más de {_LETRAS_POR_CELDA} letras: acórtelo."
    mal = _ilegible(junto)
    return f"La fila {mal}: escríbalo de nuevo." if mal else ""


def exigir_legible(encabezado: Registro) -> None:
    """Every row hangs from the header. Raises ``ImportacionRechazada``."""
    mal = _ilegible("".join(encabezado.celdas))
    if mal:
        raise ImportacionRechazada(f"El encabezado {mal}: expórtelo de nuevo como CSV UTF-8.")


def _ilegible(texto: str) -> str:
    if texto.isascii():
        return ""
    if ROTO in texto:
        return f"tiene un signo que no se pudo leer («{ROTO}»)"
    if _MAL_LEIDO.search(texto):
        return "mezcla codificaciones (se lee «Ã±» donde va una ñ)"
    return ""


def _codificacion(contenido: bytes) -> str:
    if contenido.startswith(_UTF16):
        return "utf-16"
    if contenido.startswith(codecs.BOM_UTF8) or _es_utf8(contenido):
        return "utf-8-sig"
    renglones = [renglon for renglon in contenido.splitlines() if not renglon.isascii()]
    return "utf-8" if sum(map(_es_utf8, renglones)) * 2 > len(renglones) else "cp1252"


def _es_utf8(contenido: bytes) -> bool:
    try:
        contenido.decode()
    except UnicodeDecodeError:
        return False
    return True


def _se_trago_otras_filas(celdas: list[str], separador: str, columnas: int) -> bool:
    """Whether a continuation line of a cell has as many separators as a row."""
    tope = max(min(3, columnas - 1), columnas // 2, 1)
    renglones = (r for celda in celdas for r in celda.splitlines()[1:])
    return any(r.count(separador) >= tope for r in renglones)


def _sin_comillas(renglon: str, separador: str) -> list[str]:
    return next(csv.reader([renglon], delimiter=separador, quoting=csv.QUOTE_NONE), [])
