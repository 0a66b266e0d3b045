"""Workbooks for tests, written part by part: what no program would write is needed too."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_HOJAS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LAZOS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFICINA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TIPOS = (
    _XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    "</Types>"
)


def libro(*filas: Sequence[object], desde: int = 1, **cambios: str) -> bytes:
    """One sheet with these rows from row ``desde`` on; ``cambios`` as in ``empaquetar``."""
    return empaquetar({"Hoja1": hoja(*filas, desde=desde)}, **cambios)


def empaquetar(hojas: Mapping[str, str], *, ocultas: Sequence[str] = (), **partes: str) -> bytes:
    """The archive; ``partes`` are written too, ``/`` as ``__`` and without their ``.xml``."""
    dentro = {
        "[Content_Types].xml": _TIPOS,
        "_rels/.rels": _lazo("officeDocument", "xl/workbook.xml"),
    }
    listadas, lazos = "", ""
    for n, (nombre, contenido) in enumerate(hojas.items(), start=1):
        oculta = ' state="hidden"' if nombre in ocultas else ""
        listadas += f'<sheet name="{nombre}" sheetId="{n}" r:id="rId{n}"{oculta}/>'
        lazos += _relacion(n, "worksheet", f"worksheets/sheet{n}.xml")
        dentro[f"xl/worksheets/sheet{n}.xml"] = contenido
    dentro["xl/workbook.xml"] = (
        f'{_XML}<workbook xmlns="{_HOJAS}" xmlns:r="{_OFICINA}">'
        f"<sheets>{listadas}</sheets></workbook>"
    )
    dentro["xl/_rels/workbook.xml.rels"] = _lazos(lazos)
    dentro |= {f"{parte.replace('__', '/')}.xml": texto for parte, texto in partes.items()}
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as archivo:
        for parte, texto in dentro.items():
            archivo.writestr(parte, texto)
    return salida.getvalue()


def hoja(*filas: Sequence[object], desde: int = 1) -> str:
    celdas = "".join(
        f'<row r="{n}">{"".join(_celda(n, i, valor) for i, valor in enumerate(fila))}</row>'
        for n, fila in enumerate(filas, start=desde)
    )
    return f'{_XML}<worksheet xmlns="{_HOJAS}"><sheetData>{celdas}</sheetData></worksheet>'


def _celda(n: int, i: int, valor: object) -> str:
    lugar = f"{chr(65 + i)}{n}"
    if isinstance(valor, bool):
        return f'<c r="{lugar}" t="b"><v>{int(valor)}</v></c>'
    if isinstance(valor, int | float):
        return f'<c r="{lugar}"><v>{valor}</v></c>'
    return f'<c r="{lugar}" t="inlineStr"><is><t>{escape(str(valor))}</t></is></c>' if valor else ""


def _lazo(tipo: str, destino: str) -> str:
    return _lazos(_relacion(1, tipo, destino))


def _lazos(relaciones: str) -> str:
    return f'{_XML}<Relationships xmlns="{_LAZOS}">{relaciones}</Relationships>'


def _relacion(n: int, tipo: str, destino: str) -> str:
    return f'<Relationship Id="rId{n}" Type="{_OFICINA}/{tipo}" Target="{destino}"/>'
