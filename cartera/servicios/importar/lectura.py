"""From bytes to records: encoding, separator, quoted newlines, first physical line."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from cartera.errores import ImportacionRechazada

SEPARADORES = ";,\t"
_LINEAS_POR_REGISTRO = 20
_FIRMAS = (
    (b"PK\x03\x04", "es una planilla de Excel"),
    (b"\xd0\xcf\x11\xe0", "es una planilla de Excel"),
    (b"%PDF", "es un PDF"),
    (b"\x89PNG", "es una imagen"),
    (b"\xff\xd8\xff", "es una imagen"),
)
_MAL_LEIDO = re.compile("Ã[\u0080-\u00bf\u0152-\u2122]")


class Registro(NamedTuple):
    """``linea`` is the first physical line of the record; the header's is 1."""

    linea: int
    celdas: list[str]
    lineas: int


def decodificar(contenido: bytes) -> str:
    """BOM, then UTF-8, then cp1252, each strictly. Raises ``ImportacionRechazada``."""
    if not contenido.strip():
        raise ImportacionRechazada("El archivo está vacío: elija el archivo de la cartera.")
    for firma, que in _FIRMAS:
        if contenido.startswith(firma):
            raise ImportacionRechazada(f"El archivo {que}: guárdelo como CSV y vuelva a cargarlo.")
    texto = _segun_la_marca(contenido)
    if _MAL_LEIDO.search(texto):
        raise ImportacionRechazada(
            "El archivo mezcla codificaciones (se lee «Ã±» donde va una ñ): "
            "expórtelo de nuevo como CSV UTF-8."
        )
    return texto


def registros(texto: str, separador: str) -> Iterator[Registro]:
    """The records of the file, blank ones too. Raises ``ImportacionRechazada``."""
    lector = csv.reader(io.StringIO(texto, newline=""), delimiter=separador)
    linea = 1
    try:
        for celdas in lector:
            lineas = lector.line_num - linea + 1
            if lineas > _LINEAS_POR_REGISTRO:
                raise _comillas(linea)
            yield Registro(linea, celdas, lineas)
            linea = lector.line_num + 1
    except csv.Error:
        raise _comillas(linea) from None


def se_trago_otras_filas(registro: Registro, separador: str, columnas: int) -> bool:
    """Whether quotes left open took the following rows into one cell."""
    if registro.lineas == 1:
        return False
    renglones = (r for celda in registro.celdas for r in celda.splitlines()[1:])
    return any(r.count(separador) >= max(3, columnas // 2) for r in renglones)


def _segun_la_marca(contenido: bytes) -> str:
    utf16 = contenido.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not utf16 and b"\0" in contenido:
        raise ImportacionRechazada("El archivo no es de texto: guarde la cartera como CSV.")
    for codificacion in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            texto = contenido.decode(codificacion)
        except UnicodeDecodeError:
            continue
        if "\0" not in texto:
            return texto
    raise ImportacionRechazada(
        "No se pudo leer el archivo: guárdelo como CSV UTF-8 y vuelva a cargarlo."
    )


def _comillas(linea: int) -> ImportacionRechazada:
    return ImportacionRechazada(
        f"En la línea {linea} se abren unas comillas que no se cierran: "
        "bórrelas y vuelva a cargar el archivo."
    )
