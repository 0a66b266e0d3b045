"""Reading our own PDFs with pdfium, which is not thread-safe: one lock, nothing shared."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PIL import Image

_candado = threading.Lock()


def contar_paginas(contenido: bytes) -> int:
    """How many pages a PDF of ours has."""
    with _abierto(contenido) as documento:
        return len(documento)


def paginas_como_imagenes(contenido: bytes, *, ancho: int) -> list[Image.Image]:
    """Every page at a fixed width."""
    with _abierto(contenido) as documento:
        return [_pintada(pagina, ancho) for pagina in documento]


def _pintada(pagina: pypdfium2.PdfPage, ancho: int) -> Image.Image:
    mapa = pagina.render(scale=ancho / pagina.get_width())
    imagen: Image.Image = mapa.to_pil().convert("RGB")
    return imagen


@contextmanager
def _abierto(contenido: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _candado:
        documento = pypdfium2.PdfDocument(contenido)
        try:
            yield documento
        finally:
            documento.close()
