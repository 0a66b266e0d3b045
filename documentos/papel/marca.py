"""What is stamped over a finished page: artefacts, outside the tagged text.

ORIGINAL or COPIA, and over the pages of an annex the number and QR of the paper it belongs to.
A stamp is a form XObject: a copy is the same page with another mark, never a second rendering.
"""

import io
from collections.abc import Iterable
from copy import copy
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name

from documentos.papel.archivo import declarar_accesible
from documentos.papel.motor import html_a_pdf
from documentos.papel.qr import esquina_de_qr, forma_qr

PUNTOS_MM = 72 / 25.4
DERECHA_MM, ARRIBA_MM, ANCHO_MM, ALTO_MM = 38.0, 23.6, 24.0, 5.0
MARCA, QR, SELLO = Name("/MarcaEjemplar"), Name("/QR"), Name("/SelloAnexo")
_HOJA = (
    "<!DOCTYPE html><html lang='es'><head><title>{titulo}</title></head>"
    "<body class='{clase}'>{cuerpo}</body></html>"
)


def marcar(pdf: bytes, texto: str, url: str) -> bytes:
    """Stamp every page in place, keeping tags, and save deterministically."""
    with pikepdf.open(io.BytesIO(pdf)) as documento:
        documento.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        declarar_accesible(documento)
        if url:
            poner_qr(documento, documento.pages, url)
        if texto:
            forma = forma_de(documento, marca_pdf(texto))
            for pagina in documento.pages:
                estampar(documento, pagina, MARCA, forma, esquina_de_marca(pagina))
        return guardar(documento)


def poner_qr(documento: pikepdf.Pdf, paginas: Iterable[pikepdf.Page], url: str) -> None:
    """The QR of a paper on each of its pages."""
    forma = forma_qr(documento, url)
    for pagina in paginas:
        estampar(documento, pagina, QR, forma, esquina_de_qr(pagina))


def estampar(
    documento: pikepdf.Pdf,
    pagina: pikepdf.Page,
    nombre: Name,
    forma: pikepdf.Object,
    esquina: tuple[float, float],
) -> None:
    """Draw a form at a corner of the page, or change the one that it has by that name."""
    recursos = copy(pagina.obj.Resources)
    objetos = copy(recursos.XObject) if Name.XObject in recursos else Dictionary()
    ya = nombre in objetos and _dibuja(pagina, nombre)
    objetos[nombre] = forma
    recursos.XObject = objetos
    pagina.obj.Resources = recursos
    if not ya:
        x, y = esquina
        orden = f"Q /Artifact BMC q 1 0 0 1 {x:.6f} {y:.6f} cm {nombre} Do Q EMC".encode()
        antes, despues = documento.make_stream(b"q"), documento.make_stream(orden)
        pagina.obj.Contents = Array([antes, *_contenidos(pagina), despues])


def forma_de(documento: pikepdf.Pdf, pdf: bytes) -> pikepdf.Object:
    """The first page of a PDF as a form that this document can draw many times."""
    with pikepdf.open(io.BytesIO(pdf)) as origen:
        forma = documento.copy_foreign(origen.pages[0].as_form_xobject())
    for clave in (Name("/StructParents"), Name("/StructParent")):
        if clave in forma:
            del forma[clave]
    return forma


def esquina_de_marca(pagina: pikepdf.Page) -> tuple[float, float]:
    """Where the mark goes, under the number and beside the QR."""
    caja = [float(v) for v in pagina.mediabox]
    x = caja[2] - (DERECHA_MM + ANCHO_MM) * PUNTOS_MM
    return x, caja[3] - (ARRIBA_MM + ALTO_MM) * PUNTOS_MM


def guardar(documento: pikepdf.Pdf) -> bytes:
    """Bytes that depend on nothing but the content."""
    salida = io.BytesIO()
    documento.save(
        salida, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
    )
    return salida.getvalue()


def _contenidos(pagina: pikepdf.Page) -> list[pikepdf.Object]:
    contenido = pagina.obj.Contents
    return list(contenido) if isinstance(contenido, Array) else [contenido]


def _dibuja(pagina: pikepdf.Page, nombre: Name) -> bool:
    """Pages of a paper share their resources; only the page's own orders tell."""
    orden = f"{nombre} Do Q EMC".encode()
    return any(orden in c.read_bytes() for c in _contenidos(pagina)[-3:])


@cache
def marca_pdf(texto: str) -> bytes:
    """The small framed word, drawn once per process."""
    return html_a_pdf(_HOJA.format(titulo="Marca", clase="marca", cuerpo=texto))


def sello_pdf(numero: int) -> bytes:
    """The number of a paper, alone on a page, to be stamped over its annex."""
    linea = f"<p class='del-contrato'>Contrato N.º {numero:07d}</p>"
    return html_a_pdf(_HOJA.format(titulo="Sello", clase="sello", cuerpo=linea))
