"""Cards and letters of nobody: each number draws another one, and always that one."""

from random import Random

from PIL import Image, ImageDraw

NOMBRES = ("ROSA", "JUAN", "ELENA", "MARIO", "NORMA", "DAVID", "JULIA", "PEDRO", "IRMA", "HUGO")
APELLIDOS = ("QUISPE", "ROJAS", "MAMANI", "VARGAS", "FLORES", "CONDORI", "LIMA", "SOTO", "PAZ")
CALLES = ("LANZA", "ANTEZANA", "SUCRE", "JORDAN", "CALAMA", "BOLIVAR")
TARJETA = (1712, 1080)
HOJA = (1240, 1754)
TINTA = (38, 34, 40)


def tarjeta(n: int, *, reverso: bool = False) -> Image.Image:
    """A drawn card of the proportions of a C.I., marked as a sample without value."""
    azar = Random(f"tarjeta {n} {reverso}")
    imagen = Image.new("RGB", TARJETA, (222, 228, 214))
    lapiz = ImageDraw.Draw(imagen)
    _fondo(lapiz, azar)
    lapiz.text((60, 36), "ESTADO PLURINACIONAL", fill=TINTA, font_size=62)
    lapiz.text((60, 112), "MUESTRA SIN VALOR", fill=(120, 40, 40), font_size=44)
    (_dorso if reverso else _cara)(lapiz, azar)
    return imagen


def carta(n: int) -> Image.Image:
    """A letter written on white paper."""
    azar = Random(f"carta {n}")
    imagen = Image.new("RGB", HOJA, (247, 246, 240))
    lapiz = ImageDraw.Draw(imagen)
    lapiz.text((90, 80), f"Cochabamba, {azar.randint(1, 28)} de noviembre", TINTA, font_size=34)
    for y in range(240, 1180, 62):
        palabras = (azar.choice((*NOMBRES, *APELLIDOS, *CALLES)).lower() for _ in range(7))
        lapiz.text((90, y), " ".join(palabras), fill=TINTA, font_size=32)
    trazo = [(180 + 26 * i, 1420 + azar.randint(-60, 60)) for i in range(18)]
    lapiz.line(trazo, fill=(30, 40, 110), width=5, joint="curve")
    return imagen


def _fondo(lapiz: ImageDraw.ImageDraw, azar: Random) -> None:
    """The fine lines that such a card has all over."""
    for _ in range(40):
        x, y, r = azar.randint(0, 1712), azar.randint(0, 1080), azar.randint(80, 400)
        lapiz.arc((x - r, y - r, x + r, y + r), 0, 360, fill=(205, 214, 196), width=2)


def _cara(lapiz: ImageDraw.ImageDraw, azar: Random) -> None:
    """A portrait that is nobody's, and the lines beside it."""
    tono = azar.randint(90, 190)
    lapiz.rectangle((80, 220, 560, 820), fill=(190, 200, 205))
    ancho, alto = azar.randint(110, 170), azar.randint(150, 210)
    lapiz.ellipse((320 - ancho, 500 - alto, 320 + ancho, 500 + alto), fill=(tono, tono - 25, 80))
    pelo = azar.randint(60, 150)
    lapiz.chord((300 - ancho, 470 - alto, 340 + ancho, 470 - alto + 2 * pelo), 180, 360, TINTA)
    for x in (320 - azar.randint(40, 70), 320 + azar.randint(40, 70)):
        lapiz.ellipse((x - 14, 470, x + 14, 490), fill=TINTA)
    lapiz.rectangle((140, 720, 500, 820), fill=tuple(azar.randint(30, 200) for _ in range(3)))
    lapiz.text((640, 220), f"N.º {azar.randint(1_000_000, 9_999_999)}", TINTA, font_size=86)
    for i in range(5):
        dicho = f"{azar.choice(NOMBRES)} {azar.choice(APELLIDOS)} {azar.choice(APELLIDOS)}"
        lapiz.text((640, 350 + i * 94), dicho, fill=TINTA, font_size=54)
    lapiz.text((80, 900), f"VENCE {azar.randint(1, 28):02}/11/2031", TINTA, font_size=58)


def _dorso(lapiz: ImageDraw.ImageDraw, azar: Random) -> None:
    for i in range(6):
        dicho = f"{azar.choice(CALLES)} {azar.randint(100, 999)} {azar.choice(CALLES)}"
        lapiz.text((80, 220 + i * 84), dicho, fill=TINTA, font_size=50)
    for i in range(3):
        renglon = "".join(azar.choice("<<<ABCDEFGHIJKLMN0123456789") for _ in range(30))
        lapiz.text((80, 780 + i * 90), renglon, fill=TINTA, font_size=66)
