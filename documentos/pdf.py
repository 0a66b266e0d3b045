"""Reading PDFs with pdfium, which is not thread-safe: one lock, nothing shared."""

import threading

import pypdfium2
from PIL import Image

from documentos.errores import ArchivoRechazado

_candado = threading.Lock()
ANCHO = 1600
PAGINAS_CARTA = 3


def leer_carta(contenido: bytes, *, paginas: int = PAGINAS_CARTA) -> Image.Image:
    """Render a letter of at most ``paginas`` pages as one tall image (6.3); in the opener only."""
    hojas = paginas_como_imagenes(contenido, maximo=paginas)
    alto = sum(h.height for h in hojas)
    carta = Image.new("RGB", (max(h.width for h in hojas), alto), "white")
    y = 0
    for hoja in hojas:
        carta.paste(hoja, (0, y))
        y += hoja.height
    return carta


def paginas_como_imagenes(
    contenido: bytes, *, maximo: int, ancho: int = ANCHO
) -> list[Image.Image]:
    """Render every page at a fixed width, whatever size the page claims."""
    with _candado:
        try:
            documento = pypdfium2.PdfDocument(contenido)
        except pypdfium2.PdfiumError:
            raise ArchivoRechazado(
                "El PDF está dañado o tiene contraseña: pida al cliente una foto de la carta."
            ) from None
        try:
            return _renderizar(documento, maximo, ancho)
        finally:
            documento.close()


def texto_de(contenido: bytes) -> list[str]:
    """Text of each page, in reading order."""
    with _candado:
        documento = pypdfium2.PdfDocument(contenido)
        try:
            return [pagina.get_textpage().get_text_bounded() for pagina in documento]
        finally:
            documento.close()


def _renderizar(documento: pypdfium2.PdfDocument, maximo: int, ancho: int) -> list[Image.Image]:
    if not 1 <= len(documento) <= maximo:
        raise ArchivoRechazado(
            f"El PDF de la carta tiene {len(documento)} páginas; se aceptan hasta {maximo}."
        )
    return [_pagina(documento[i], ancho) for i in range(len(documento))]


def _pagina(pagina: pypdfium2.PdfPage, ancho: int) -> Image.Image:
    w, h = pagina.get_size()
    if w < 1 or h < 1 or h / w > 4:
        raise ArchivoRechazado("El PDF de la carta tiene una página de tamaño imposible.")
    try:
        mapa = pagina.render(scale=ancho / w)
    except pypdfium2.PdfiumError:
        raise ArchivoRechazado("El PDF de la carta no se puede leer: pida una foto.") from None
    imagen: Image.Image = mapa.to_pil().convert("RGB")
    return imagen


def contar_paginas(contenido: bytes) -> int:
    """How many pages a PDF of ours has."""
    with _candado:
        documento = pypdfium2.PdfDocument(contenido)
        try:
            return len(documento)
        finally:
            documento.close()
