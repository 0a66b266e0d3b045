"""The reader that runs apart: a workbook comes in by a pipe, the rows of its sheet go out.

Started by ``libro``; knows no Django, no key, and writes no file.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bluecom.aparte.bucle import Negado, atender, sin_senales
from bluecom.aparte.protocolo import PROHIBIDO

FILAS = 200_000
"""What one sheet may have: calamine holds the whole of it, and a text is read line by line."""
_CELDAS = 8_000_000
_PARTES = 2_000
_DESPLEGADO = 512 * 1024 * 1024
_DECLARA = (b"<!doctype", b"<!entity")
_PEDAZO = 1 << 20


def responder(encargo: bytes) -> bytes:
    """One line of JSON, an array of texts, for each physical row from the first."""
    try:
        _exigir_sano(encargo)
        libro = CalamineWorkbook.from_filelike(io.BytesIO(encargo))
        return b"\n".join(_renglones(_la_hoja(libro)))
    except Negado:
        raise
    except Exception as error:  # whatever a broken archive makes of its reader
        raise Negado(PROHIBIDO, "El libro está dañado: ábralo, guárdelo de nuevo.") from error


def _exigir_sano(contenido: bytes) -> None:
    """By the sizes that the archive declares, then by what really comes out of it."""
    with zipfile.ZipFile(io.BytesIO(contenido)) as archivo:
        partes = archivo.infolist()
        if len(partes) > _PARTES or sum(p.file_size for p in partes) > _DESPLEGADO:
            raise _demasiado()
        if any(p.filename.startswith("xl/externalLinks/") for p in partes):
            raise Negado(PROHIBIDO, "El libro toma datos de otros archivos: péguelos como valores.")
        for parte in partes:
            if parte.filename.endswith((".xml", ".rels")):
                _exigir_sin_entidades(archivo, parte)


def _exigir_sin_entidades(archivo: zipfile.ZipFile, parte: zipfile.ZipInfo) -> None:
    """A part of a workbook never declares anything; in two bytes a letter no part is written."""
    antes = b""
    with archivo.open(parte) as abierta:
        while pedazo := abierta.read(_PEDAZO):
            junto = (antes + pedazo).replace(b"\0", b"").lower()
            if any(declara in junto for declara in _DECLARA):
                raise Negado(PROHIBIDO, "El libro trae instrucciones ajenas y no se abre.")
            antes = pedazo[-32:]


def _la_hoja(libro: CalamineWorkbook) -> CalamineSheet:
    """The only one that has rows: which of several is meant is not to be guessed."""
    visibles = [
        m.name
        for m in libro.sheets_metadata
        if m.visible == SheetVisibleEnum.Visible and m.typ == SheetTypeEnum.WorkSheet
    ]
    hojas = [hoja for hoja in map(libro.get_sheet_by_name, visibles) if hoja.end]
    if not hojas:
        raise Negado(PROHIBIDO, "El libro no tiene ninguna hoja con datos.")
    if len(hojas) > 1:
        nombres = ", ".join(f"«{hoja.name}»" for hoja in hojas[:5])
        raise Negado(
            PROHIBIDO, f"El libro tiene varias hojas con datos ({nombres}): deje solo una visible."
        )
    filas, columnas = hojas[0].end or (0, 0)
    if filas >= FILAS or (filas + 1) * (columnas + 1) > _CELDAS:
        raise _demasiado()
    return hojas[0]


def _renglones(hoja: CalamineSheet) -> Iterator[bytes]:
    for fila in hoja.to_python(skip_empty_area=False):
        yield json.dumps([_como_texto(celda) for celda in fila], ensure_ascii=False).encode()


def _como_texto(celda: Any) -> str:
    """As the sheet shows it to people: whole numbers without decimals, days before months."""
    if isinstance(celda, bool):
        return "VERDADERO" if celda else "FALSO"
    if isinstance(celda, float):
        return str(int(celda)) if celda.is_integer() else repr(celda)
    if isinstance(celda, datetime):
        sola = celda.time() == datetime.min.time()
        return celda.strftime("%d/%m/%Y" if sola else "%d/%m/%Y %H:%M:%S")
    if isinstance(celda, date):
        return celda.strftime("%d/%m/%Y")
    return str(celda).replace("\0", "\ufffd")


def _demasiado() -> Negado:
    return Negado(
        PROHIBIDO,
        f"El libro es demasiado grande (hasta {FILAS:,} filas): guárdelo como CSV UTF-8.".replace(
            ",", "."
        ),
    )


def _servir() -> None:
    """Serve the pipe."""
    sin_senales()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    salida = sys.stdout.buffer
    sys.stdout = sys.stderr
    atender(sys.stdin.buffer, salida, responder)


if __name__ == "__main__":
    _servir()
