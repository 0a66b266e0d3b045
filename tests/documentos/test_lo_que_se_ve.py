"""What people see of a file is what the client sent, whatever kind of file it is (6.2, 6.3)."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from documentos.errores import ArchivoRechazado
from documentos.imagenes import LADO_COPIA, LADO_DECODIFICADO, leer_foto
from documentos.recibidos import revisar
from documentos.reparos import con_limites, reparos
from tests.documentos.imagenes import a_bytes, foto_carta, foto_ci

pytestmark = pytest.mark.paso("6.2", "6.3")
RECIBIDOS = Path(__file__).parents[1] / "datos" / "recibidos"
DE_UN_COLOR = [("RGB", "white"), ("RGB", "black"), ("L", 120), ("RGBA", (0, 0, 0, 0))]


def copia_de(contenido: bytes, tipo: str = "CARTA") -> Image.Image:
    return Image.open(io.BytesIO(revisar(contenido, tipo).copia))


def recibido(nombre: str) -> bytes:
    return (RECIBIDOS / nombre).read_bytes()


def carta_pintada(nombre: str) -> Image.Image:
    return copia_de(recibido(f"{nombre}.pdf")).convert("L")


def donde_difieren(uno: Image.Image, otro: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(uno, otro).point(lambda d: 255 if d > 60 else 0).getbbox()


@pytest.mark.parametrize(
    "nombre", ["carta_transparente.png", "carta_transparente_la.png", "carta_transparente.webp"]
)
def test_what_is_transparent_is_seen_on_white(nombre):
    copia = copia_de(recibido(nombre)).convert("L")

    tonos = copia.histogram()
    assert sum(tonos[230:]) > sum(tonos) / 2
    assert sum(tonos[:80]) > 0


def test_a_transparent_colour_of_a_palette_is_white_too():
    carta = Image.open(io.BytesIO(foto_carta())).convert("P")
    fondo = carta.getpixel((2, 2))
    salida = io.BytesIO()
    carta.save(salida, "PNG", transparency=fondo)

    copia = copia_de(salida.getvalue()).convert("L")

    assert copia.getpixel((2, 2)) == 255
    assert copia.getextrema()[0] < 60


def test_sixteen_bits_are_scaled_and_not_cut():
    sombra = Image.linear_gradient("L").resize((800, 600))
    profunda = sombra.convert("I").point(lambda punto: punto * 257).convert("I;16")

    copia = copia_de(a_bytes(profunda, "PNG"), "CI_ANVERSO").convert("L")

    assert not any(
        abs(copia.getpixel((400, y)) - sombra.getpixel((400, y))) > 4 for y in range(600)
    )


def test_a_photo_of_ten_bits_is_taken_as_the_telephone_took_it():
    recibida = revisar(recibido("ci_10bits.heic"), "CI_ANVERSO")
    copia = Image.open(io.BytesIO(recibida.copia))

    rojo, verde, azul = copia.getpixel((copia.width // 2, 20))
    assert (recibida.mime, recibida.ancho, recibida.alto) == ("image/heic", 1600, 1000)
    assert rojo > 150 > 80 > max(verde, azul)


@pytest.mark.parametrize("marca", [b"heim", b"heis", b"hevc", b"mif1"])
def test_every_brand_that_the_decoder_knows_reaches_it(marca):
    otra = recibido("ci_10bits.heic").replace(b"ftypheix", b"ftyp" + marca, 1)

    assert revisar(otra, "CI_ANVERSO").mime == "image/heic"


@pytest.mark.parametrize(
    "modo", ["1", "L", "P", "CMYK", "RGB"], ids=["fax", "grey", "palette", "print", "colour"]
)
def test_each_way_to_keep_colours_shows_the_same_letter(modo):
    carta = Image.open(io.BytesIO(foto_carta())).convert("L").point(lambda t: 255 * (t > 127))
    guardada = carta.convert("RGB").convert(modo) if modo == "CMYK" else carta.convert(modo)

    copia = copia_de(a_bytes(guardada, "JPEG" if modo == "CMYK" else "PNG")).convert("L")

    assert donde_difieren(copia, carta) is None


@pytest.mark.parametrize(
    ("llena", "vacia"),
    [
        ("carta_formulario_con_apariencia", "carta_formulario_vacio"),
        ("carta_formulario_sin_apariencia", "carta_formulario_vacio"),
        ("carta_firma_digital", "carta_sin_firma"),
    ],
)
def test_what_was_filled_in_and_signed_is_painted(llena, vacia):
    difieren = donde_difieren(carta_pintada(llena), carta_pintada(vacia))

    assert difieren is not None
    izquierda, arriba, derecha, abajo = difieren
    assert derecha - izquierda > 60
    assert abajo - arriba > 12


@pytest.mark.parametrize("nombre", ["carta_firma_digital", "carta_formulario_con_apariencia"])
def test_of_a_letter_that_no_camera_took_nobody_is_told_to_come_nearer(nombre):
    medido = revisar(recibido(f"{nombre}.pdf"), "CARTA").medido

    assert reparos(con_limites(medido), "CARTA") == []


def test_each_field_of_a_form_shows_its_own_answer():
    llena, vacia = (
        carta_pintada("carta_formulario_con_apariencia"),
        carta_pintada("carta_formulario_vacio"),
    )
    renglon = llena.height // 60

    pintados = {
        y // renglon
        for y in range(0, llena.height - renglon, renglon)
        if donde_difieren(*(p.crop((0, y, p.width, y + renglon)) for p in (llena, vacia)))
    }

    assert len(pintados) >= 4  # name, service, address and signature


@pytest.mark.parametrize(("modo", "color"), DE_UN_COLOR)
def test_a_photo_where_nothing_is_seen_is_refused(modo, color):
    with pytest.raises(ArchivoRechazado, match="no se ve nada"):
        revisar(a_bytes(Image.new(modo, (800, 600), color), "PNG"), "CI_ANVERSO")


def test_a_blank_letter_is_refused():
    hoja = io.BytesIO()
    Image.new("RGB", (620, 877), "white").save(hoja, "PDF")

    with pytest.raises(ArchivoRechazado, match="pida al cliente una foto"):
        revisar(hoja.getvalue(), "CARTA")


@pytest.mark.parametrize(
    "medidas", [(4000, 3000), (3000, 4000), (4032, 3024), (3264, 2448), (8000, 6000)]
)
def test_a_large_photo_is_reduced_while_it_is_decoded(medidas):
    grande = Image.open(io.BytesIO(foto_ci())).resize(medidas)

    leida, eran = leer_foto(a_bytes(grande), "image/jpeg", "anverso del C.I.")

    assert eran == medidas
    assert LADO_DECODIFICADO <= max(leida.size) <= max(medidas) // 2


def test_the_copy_fits_a_screen_and_the_size_that_is_kept_is_that_of_the_photo():
    ancha = Image.open(io.BytesIO(foto_ci())).resize((3000, 1000))

    recibida = revisar(a_bytes(ancha), "CI_ANVERSO")

    assert (recibida.ancho, recibida.alto) == (3000, 1000)
    assert Image.open(io.BytesIO(recibida.copia)).size == (LADO_COPIA, 733)
