"""ORIGINAL or COPIA: an artefact drawn over each page, outside the tagged text.

The mark is one form XObject per page, so a copy is the same page with another mark and
never a second rendering.
"""

import io
from functools import cache

import pikepdf
from pikepdf import Name

from documentos.papel.motor import html_a_pdf

PUNTOS_MM = 72 / 25.4
DERECHA_MM, ARRIBA_MM, ANCHO_MM, ALTO_MM = 38.0, 23.6, 24.0, 5.0
_NOMBRE = Name("/MarcaEjemplar")


def marcar(pdf: bytes, texto: str) -> bytes:
    """Stamp every page in place, keeping tags, and save deterministically."""
    with pikepdf.open(io.BytesIO(pdf)) as documento:
        documento.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if texto:
            for pagina in documento.pages:
                poner_marca(documento, pagina, texto)
        return guardar(documento)


def poner_marca(documento: pikepdf.Pdf, pagina: pikepdf.Page, texto: str) -> None:
    """Draw the mark on a page, or change the one it already has."""
    recursos = pagina.obj.Resources
    if Name("/XObject") not in recursos:
        recursos.XObject = pikepdf.Dictionary()
    recursos.XObject[_NOMBRE] = _forma(documento, texto)
    if not _ya_marcada(pagina):
        pagina.contents_add(b"q", prepend=True)
        pagina.contents_add(_orden(pagina))


def _ya_marcada(pagina: pikepdf.Page) -> bool:
    """Pages of a paper share their resources; only the page's own orders tell."""
    contenido = pagina.obj.get("/Contents")
    if not isinstance(contenido, pikepdf.Array):
        return False
    return str(_NOMBRE).encode() in contenido[-1].read_bytes()


def guardar(documento: pikepdf.Pdf) -> bytes:
    """Bytes that depend on nothing but the content."""
    salida = io.BytesIO()
    documento.save(
        salida, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
    )
    return salida.getvalue()


def _orden(pagina: pikepdf.Page) -> bytes:
    caja = [float(v) for v in pagina.mediabox]
    x = caja[2] - (DERECHA_MM + ANCHO_MM) * PUNTOS_MM
    y = caja[3] - (ARRIBA_MM + ALTO_MM) * PUNTOS_MM
    dibujo = f"Q /Artifact BMC q 1 0 0 1 {x:.2f} {y:.2f} cm {_NOMBRE} Do Q EMC"
    return dibujo.encode()


def _forma(documento: pikepdf.Pdf, texto: str) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(_marca_pdf(texto))) as marca:
        forma = documento.copy_foreign(marca.pages[0].as_form_xobject())
    for clave in (Name("/StructParents"), Name("/StructParent")):
        if clave in forma:
            del forma[clave]
    return forma


@cache
def _marca_pdf(texto: str) -> bytes:
    return html_a_pdf(
        "<!doctype html><html lang='es' class='marca'><title>Marca</title>"
        f"<body class='marca'>{texto}</body></html>"
    )
