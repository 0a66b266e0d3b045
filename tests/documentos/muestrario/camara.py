"""The photograph of a drawn card as a telephone takes it: well, or with one fault of its own."""

import io
from collections.abc import Callable
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

CUADRO = (1600, 1200)
MESAS = ((96, 66, 44), (58, 60, 66), (150, 128, 96), (120, 30, 34), (30, 70, 50), (176, 176, 170))


def sobre_la_mesa(papel: Image.Image, azar: Random, *, ocupa: float, giro: float) -> Image.Image:
    """The paper on a table, turned a little, a part ``ocupa`` of the picture's width."""
    cuadro = CUADRO if papel.width > papel.height else CUADRO[::-1]
    foto = Image.blend(
        Image.new("RGB", cuadro, azar.choice(MESAS)), _vetas(cuadro, azar).convert("RGB"), 0.10
    )
    factor = min(cuadro[0] * ocupa / papel.width, cuadro[1] * 0.97 / papel.height)
    chico = papel.resize((int(papel.width * factor), int(papel.height * factor)), Image.LANCZOS)
    girado = chico.convert("RGBA").rotate(giro, expand=True, resample=Image.BICUBIC)
    x, y = ((c - g) // 2 for c, g in zip(cuadro, girado.size, strict=True))
    foto.paste(girado, (x + azar.randint(-12, 12), y + azar.randint(-8, 8)), girado)
    return foto


def tomar(foto: Image.Image, azar: Random, *, luz: float = 1.0, ruido: int = 5) -> Image.Image:
    """Lens, light that falls from one side, and the noise of the sensor."""
    foto = foto.filter(ImageFilter.GaussianBlur(0.7))
    lado = Image.linear_gradient("L").rotate(azar.choice((0, 90, 180, 270))).resize(foto.size)
    sombra = lado.point(lambda t: int(255 * luz * (0.86 + 0.14 * t / 255)))
    foto = ImageChops.multiply(foto, Image.merge("RGB", [sombra] * 3))
    return _con_ruido(foto, azar, ruido)


def bien(papel: Image.Image, azar: Random) -> Image.Image:
    """As it should be: near, steady, by day."""
    puesta = sobre_la_mesa(papel, azar, ocupa=azar.uniform(0.72, 0.95), giro=azar.uniform(-4, 4))
    return tomar(puesta, azar, luz=azar.uniform(0.85, 1.0))


def con_ruido(papel: Image.Image, azar: Random) -> Image.Image:
    """Indoors, by a weak lamp: grainy and still to be read."""
    puesta = sobre_la_mesa(papel, azar, ocupa=0.8, giro=azar.uniform(-6, 6))
    return tomar(puesta, azar, luz=azar.uniform(0.55, 0.7), ruido=13)


def torcida(papel: Image.Image, azar: Random) -> Image.Image:
    """Put on the table crooked."""
    giro = azar.choice((-1, 1)) * azar.uniform(10, 18)
    return tomar(sobre_la_mesa(papel, azar, ocupa=0.72, giro=giro), azar)


def acostada(papel: Image.Image, azar: Random) -> Image.Image:
    """A telephone that lay on its side."""
    return bien(papel, azar).rotate(azar.choice((90, 270)), expand=True)


def amarilla(papel: Image.Image, azar: Random) -> Image.Image:
    """Under a yellow lamp."""
    foto = tomar(sobre_la_mesa(papel, azar, ocupa=0.85, giro=2), azar, luz=0.8)
    return ImageChops.multiply(foto, Image.new("RGB", foto.size, (255, 225, 170)))


def escaneada(papel: Image.Image, azar: Random) -> Image.Image:
    """Cut to its edges by an application of the telephone, its white made whiter."""
    chica = papel.resize((papel.width * 3 // 4, papel.height * 3 // 4), Image.LANCZOS)
    return _con_ruido(chica.point(lambda t: min(int(t * 1.12), 255)), azar, 2)


def por_whatsapp(papel: Image.Image, azar: Random) -> Image.Image:
    """Sent twice: smaller, and pressed each time."""
    foto = bien(papel, azar)
    for lado, calidad in ((1280, 70), (1024, 60)):
        foto.thumbnail((lado, lado))
        foto = Image.open(io.BytesIO(como_jpeg(foto, calidad)))
    return foto


def movida(papel: Image.Image, azar: Random) -> Image.Image:
    """The hand moved: the same edge, many times over."""
    foto = sobre_la_mesa(papel, azar, ocupa=0.85, giro=azar.uniform(-4, 4))
    pasos = azar.randint(11, 18)
    suma = foto
    for i in range(1, pasos):
        corrida = ImageChops.offset(foto, i, i // 2)
        suma = Image.blend(suma, corrida, 1 / (i + 1))
    return tomar(suma, azar)


def desenfocada(papel: Image.Image, azar: Random) -> Image.Image:
    """Focused somewhere else."""
    foto = sobre_la_mesa(papel, azar, ocupa=0.85, giro=azar.uniform(-4, 4))
    return tomar(foto.filter(ImageFilter.GaussianBlur(azar.uniform(4.5, 8))), azar)


def oscura(papel: Image.Image, azar: Random) -> Image.Image:
    """By night, without a lamp."""
    puesta = sobre_la_mesa(papel, azar, ocupa=0.85, giro=azar.uniform(-4, 4))
    return tomar(puesta, azar, luz=azar.uniform(0.16, 0.27), ruido=6)


def con_reflejo(papel: Image.Image, azar: Random) -> Image.Image:
    """The lamp, or the flash, on the plastic."""
    foto = tomar(sobre_la_mesa(papel, azar, ocupa=0.85, giro=azar.uniform(-4, 4)), azar, luz=0.8)
    mancha = Image.new("L", foto.size)
    ancho, alto = foto.size
    x, y = ancho * azar.uniform(0.35, 0.65), alto * azar.uniform(0.38, 0.62)
    rx, ry = ancho * azar.uniform(0.13, 0.2), alto * azar.uniform(0.1, 0.16)
    ImageDraw.Draw(mancha).ellipse((x - rx, y - ry, x + rx, y + ry), fill=255)
    mancha = mancha.filter(ImageFilter.GaussianBlur(30)).point(lambda t: min(t * 2, 255))
    foto.paste(Image.new("RGB", foto.size, (255, 255, 255)), (0, 0), mancha)
    return foto


def chica(papel: Image.Image, azar: Random) -> Image.Image:
    """The thumbnail instead of the photo."""
    foto = bien(papel, azar)
    foto.thumbnail((azar.randint(330, 460),) * 2)
    return foto


def de_lejos(papel: Image.Image, azar: Random) -> Image.Image:
    """The whole table, and the card somewhere on it."""
    return tomar(sobre_la_mesa(papel, azar, ocupa=azar.uniform(0.2, 0.36), giro=5), azar)


Toma = Callable[[Image.Image, Random], Image.Image]
BUENAS: dict[str, Toma] = {
    "bien": bien,
    "con ruido": con_ruido,
    "torcida": torcida,
    "acostada": acostada,
    "luz amarilla": amarilla,
    "escaneada": escaneada,
    "por WhatsApp": por_whatsapp,
}
MALAS: dict[str, tuple[Toma, str]] = {
    "movida": (movida, "nitidez"),
    "desenfocada": (desenfocada, "nitidez"),
    "oscura": (oscura, "luz"),
    "con reflejo": (con_reflejo, "reflejo"),
    "chica": (chica, "medida"),
    "de lejos": (de_lejos, "encuadre"),
}
"""How it was taken → which of the coach's measures has to say so."""


def foto_de(papel: Image.Image, como: str, n: int = 0) -> Image.Image:
    """The photograph of a paper in one of those states; the same each time."""
    toma = BUENAS[como] if como in BUENAS else MALAS[como][0]
    return toma(papel, Random(f"{como} {n}"))


def como_jpeg(imagen: Image.Image, calidad: int = 85) -> bytes:
    """As a telephone writes it."""
    salida = io.BytesIO()
    imagen.save(salida, "JPEG", quality=calidad)
    return salida.getvalue()


def _vetas(medidas: tuple[int, int], azar: Random) -> Image.Image:
    """The grain of a table, wide and soft."""
    puntos = Image.frombytes("L", (64, 48), azar.randbytes(64 * 48))
    return puntos.resize(medidas, Image.BICUBIC)


def _con_ruido(foto: Image.Image, azar: Random, cuanto: int) -> Image.Image:
    """Grain of about so many levels in each colour."""
    grano = Image.frombytes("RGB", foto.size, azar.randbytes(foto.width * foto.height * 3))
    suave = grano.point(lambda t: 128 + int((t - 127.5) * cuanto * 1.73 / 127.5))
    return ImageChops.add(foto, suave, 1, -128)
