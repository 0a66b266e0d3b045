"""Small invented pictures: a C.I. that is nobody's, a handwritten-looking letter."""

import io

from PIL import Image, ImageDraw


def foto_ci(lado: str = "anverso", *, formato: str = "JPEG", variante: int = 0) -> bytes:
    """A drawn card, 856 × 540; ``variante`` changes the bytes, ``formato`` the kind."""
    imagen = Image.new("RGB", (856, 540), (226, 232, 222))
    lapiz = ImageDraw.Draw(imagen)
    lapiz.rectangle((8, 8, 847, 531), outline="black", width=4)
    lapiz.text((40, 40), f"MUESTRA {lado.upper()} {variante}", fill="black", font_size=44)
    lapiz.text((40, 120), "ESTADO PLURINACIONAL - SIN VALOR", fill="black", font_size=30)
    lapiz.rectangle((40, 190, 240, 450), fill=(150, 160, 150))
    for y in range(200, 450, 40):
        lapiz.line((280, y, 780, y), fill="black", width=3)
    return a_bytes(imagen, formato)


def foto_carta(*, formato: str = "JPEG", variante: int = 0) -> bytes:
    """A drawn page of 800 × 1100 with lines and a scribble for the signature."""
    imagen = Image.new("RGB", (800, 1100), "white")
    lapiz = ImageDraw.Draw(imagen)
    lapiz.text((60, 60), f"CARTA DE SOLICITUD {variante}", fill="black", font_size=36)
    for y in range(160, 800, 48):
        lapiz.line((60, y, 740, y + 3), fill="black", width=2)
    lapiz.arc((90, 880, 380, 1010), 0, 300, fill="black", width=4)
    return a_bytes(imagen, formato)


def a_bytes(imagen: Image.Image, formato: str = "JPEG") -> bytes:
    """Save in memory."""
    salida = io.BytesIO()
    imagen.save(salida, formato)
    return salida.getvalue()


def cortada(contenido: bytes) -> bytes:
    """The first half of a file: a transfer that broke."""
    return contenido[: len(contenido) // 2]


def bomba_png(lado: int = 20_000) -> bytes:
    """A few kilobytes that decode to hundreds of megabytes."""
    return a_bytes(Image.new("1", (lado, lado)), "PNG")


def pdf_de_carta(paginas: int = 1) -> bytes:
    """A PDF letter as a scanner app makes it."""
    salida = io.BytesIO()
    hojas = [Image.open(io.BytesIO(foto_carta(variante=n))) for n in range(paginas)]
    hojas[0].save(salida, "PDF", save_all=True, append_images=hojas[1:])
    return salida.getvalue()
