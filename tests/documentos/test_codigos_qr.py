"""The QR in a photo of a paper, read apart from the process that answers pages (11)."""

import io

import pytest
import segno
from PIL import Image, ImageFilter

from documentos.codigos_qr import leer_qr
from documentos.errores import ArchivoRechazado
from documentos.recibidos import codigos_de
from tests.documentos.imagenes import a_bytes, cortada, foto_carta, pdf_de_carta

URL = "https://ventas.example/p/AbC-123_xyz4567890ab"


def con_qr(*urls: str) -> Image.Image:
    """A sheet on a desk, photographed askew and a little out of focus."""
    hoja = Image.new("RGB", (1200, 1600), (236, 232, 222))
    for n, url in enumerate(urls):
        codigo = io.BytesIO()
        segno.make(url).save(codigo, kind="png", scale=8 - 3 * n, border=4)
        hoja.paste(Image.open(codigo).convert("RGB"), (700 - 500 * n, 120 + 700 * n))
    girada = hoja.rotate(7, expand=True, fillcolor=(90, 70, 60))
    return girada.filter(ImageFilter.GaussianBlur(1.5))


@pytest.mark.parametrize("formato", ["JPEG", "PNG", "WEBP"])
def test_the_qr_of_a_photo_is_read(formato):
    assert codigos_de(a_bytes(con_qr(URL), formato)) == [URL]


def test_of_several_the_largest_comes_first():
    assert leer_qr(con_qr(URL, "https://otra.example/p/" + "x" * 22))[0] == URL


def test_a_photo_without_a_qr_has_none():
    assert codigos_de(foto_carta()) == []


@pytest.mark.parametrize(
    ("contenido", "dicho"),
    [
        (b"", "está vacío"),
        (b"no soy una foto", "no es una foto"),
        (cortada(foto_carta()), "dañada o llegó cortada"),
        (pdf_de_carta(), "Tome una foto del QR"),
    ],
)
def test_what_is_no_photo_is_told(contenido, dicho):
    with pytest.raises(ArchivoRechazado, match=dicho):
        codigos_de(contenido)
