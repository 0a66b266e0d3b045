"""What is let in as a photo of the C.I. or as a letter (6.2, 6.3)."""

import io

import pytest
from PIL import Image

from documentos.errores import ArchivoRechazado
from documentos.recibidos import revisar
from tests.documentos.imagenes import (
    a_bytes,
    bomba_png,
    cortada,
    foto_carta,
    foto_ci,
    pdf_de_carta,
)

pytestmark = pytest.mark.paso("6.3")


@pytest.mark.parametrize(
    ("formato", "mime"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")],
)
def test_photos_are_taken_and_copied_as_jpeg(formato, mime):
    recibida = revisar(foto_ci(formato=formato), "CI_ANVERSO")

    assert recibida.mime == mime
    assert (recibida.ancho, recibida.alto) == (856, 540)
    assert Image.open(io.BytesIO(recibida.copia)).format == "JPEG"


def test_the_copy_is_upright_and_without_metadata():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "GPS de la casa"
    salida = io.BytesIO()
    Image.open(io.BytesIO(foto_ci())).save(salida, "JPEG", exif=exif)

    copia = Image.open(io.BytesIO(revisar(salida.getvalue(), "CI_ANVERSO").copia))

    assert copia.size == (540, 856)
    assert not copia.getexif()


@pytest.mark.parametrize("formato", ["JPEG", "PNG", "WEBP"])
def test_a_truncated_photo_is_refused(formato):
    with pytest.raises(ArchivoRechazado, match=r"dañada|cortada"):
        revisar(cortada(foto_ci(formato=formato)), "CI_ANVERSO")


@pytest.mark.parametrize(
    ("contenido", "motivo"),
    [
        (b"", "vacío"),
        (b"hola, soy una foto" * 20, "no es una foto"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no es una foto"),
        (b"GIF89a" + bytes(100), "no es una foto"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(contenido, motivo):
    with pytest.raises(ArchivoRechazado, match=motivo):
        revisar(contenido, "CI_ANVERSO")


def test_a_bomb_is_refused_before_it_is_decoded():
    bomba = bomba_png()

    assert len(bomba) < 100_000
    with pytest.raises(ArchivoRechazado, match="millones de puntos"):
        revisar(bomba, "CI_ANVERSO")


def test_an_animation_is_refused():
    cuadros = [Image.new("RGB", (400, 300), c) for c in ("red", "blue")]
    salida = io.BytesIO()
    cuadros[0].save(salida, "PNG", save_all=True, append_images=cuadros[1:])

    with pytest.raises(ArchivoRechazado, match="animación"):
        revisar(salida.getvalue(), "CI_ANVERSO")


def test_a_heavy_file_is_refused(settings):
    settings.TAMANO_MAXIMO_ARCHIVO = 1024

    with pytest.raises(ArchivoRechazado, match="pesa más"):
        revisar(foto_ci(), "CI_ANVERSO")


def test_a_tiny_photo_is_refused():
    with pytest.raises(ArchivoRechazado, match="demasiado pequeña"):
        revisar(a_bytes(Image.new("RGB", (100, 100))), "CI_ANVERSO")


def test_a_pdf_is_a_letter_and_never_a_cedula():
    assert revisar(pdf_de_carta(2), "CARTA").mime == "application/pdf"
    with pytest.raises(ArchivoRechazado, match="no un PDF"):
        revisar(pdf_de_carta(), "CI_REVERSO")


@pytest.mark.parametrize(
    ("contenido", "motivo"),
    [(pdf_de_carta(9), "se aceptan hasta 3"), (b"%PDF-1.7 roto", "dañado")],
)
def test_a_long_or_broken_pdf_is_refused(contenido, motivo):
    with pytest.raises(ArchivoRechazado, match=motivo):
        revisar(contenido, "CARTA")


def test_a_photo_of_the_letter_is_taken():
    assert revisar(foto_carta(), "CARTA").mime == "image/jpeg"
