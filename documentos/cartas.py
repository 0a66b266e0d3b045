"""A client's letter that came as PDF, painted as one image; called in the opener's process only."""

import pypdfium2
from PIL import Image

from documentos.errores import ArchivoRechazado

ANCHO = 1600
PAGINAS = 3
_XFA = 2
"""A form that draws itself by a program of its own: pdfium has its blank page alone."""


def leer_carta(contenido: bytes) -> Image.Image:
    """Render a letter of a few pages as one tall image (6.3), or ``ArchivoRechazado``."""
    hojas = _hojas(contenido)
    carta = Image.new("RGB", (ANCHO, sum(h.height for h in hojas)), "white")
    y = 0
    for hoja in hojas:
        carta.paste(hoja, (0, y))
        y += hoja.height
    return carta


def _hojas(contenido: bytes) -> list[Image.Image]:
    try:
        documento = pypdfium2.PdfDocument(contenido)
    except pypdfium2.PdfiumError:
        raise ArchivoRechazado(
            "El PDF está dañado o tiene contraseña: pida al cliente una foto de la carta."
        ) from None
    try:
        if documento.get_formtype() == _XFA:
            raise ArchivoRechazado(
                "El PDF es un formulario que aquí no se puede pintar: pida una foto de la carta."
            )
        documento.init_forms()  # else what was filled in and the signatures stay unseen
        if not 1 <= len(documento) <= PAGINAS:
            raise ArchivoRechazado(
                f"El PDF de la carta tiene {len(documento)} páginas; se aceptan hasta {PAGINAS}."
            )
        return [_hoja(documento[i]) for i in range(len(documento))]
    finally:
        documento.close()


def _hoja(pagina: pypdfium2.PdfPage) -> Image.Image:
    """A page at a fixed width, whatever size it claims."""
    w, h = pagina.get_size()
    if w < 1 or h < 1 or h / w > 4:
        raise ArchivoRechazado("El PDF de la carta tiene una página de tamaño imposible.")
    try:
        mapa = pagina.render(scale=ANCHO / w)
    except pypdfium2.PdfiumError:
        raise ArchivoRechazado("El PDF de la carta no se puede leer: pida una foto.") from None
    imagen: Image.Image = mapa.to_pil().convert("RGB")
    return imagen
