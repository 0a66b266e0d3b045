"""A photo of twelve megapixels looked at whole, against decoding it once; and hostile files."""

import io
import resource
import time
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from bench.medida import Medida, alternados
from documentos import abridor, recibidos
from documentos.errores import ArchivoRechazado
from documentos.imagenes import leer_foto

VECES = {True: 3, False: 12}
DOCE = (4000, 3000)
LIMITE_HOSTIL = 3_500.0
"""Milliseconds: the two seconds that a photo may take, and what it takes to start a process."""


def medir(*, chico: bool) -> list[Medida]:
    """In processor time: the same photo, opened as a client's and merely decoded."""
    foto = _foto()
    encargo = recibidos.Archivo("image/jpeg", "anverso del C.I.", con_codigos=True).encargo(foto)
    nuestro, una_vez = alternados(
        VECES[chico],
        lambda: abridor.responder(encargo),
        lambda: Image.open(io.BytesIO(foto)).load(),
        time.process_time,
    )
    leida, _ = leer_foto(foto, "image/jpeg", "anverso del C.I.")
    notas = {
        "se leyó a": f"{leida.width} × {leida.height}",
        "incluye": "copia derecha y limpia, cinco medidas, huella, códigos",
    }
    reducida = max(leida.size) <= max(DOCE) // 2
    return [
        Medida("una foto de 12 MP", nuestro, una_vez, 1.0, notas=notas, condiciones=reducida),
        _hostiles(),
    ]


def _hostiles() -> Medida:
    """Each refused by a sentence in a process apart, of whose processor this is the time."""
    costos = {que: _rechazo(hacer()) for que, hacer in _HOSTILES.items()}
    notas = {que: f"{ms:.0f} ms" if ms is not None else "SE ACEPTÓ" for que, ms in costos.items()}
    peor = max((ms for ms in costos.values() if ms is not None), default=0.1)
    todos = None not in costos.values()
    return Medida(
        "el archivo hostil más caro", peor, LIMITE_HOSTIL, 1.0, notas=notas, condiciones=todos
    )


def _rechazo(contenido: bytes) -> float | None:
    """What its child took in all, with what it takes to start one; ``None`` if it was let in."""
    recibidos._grupo.matar()
    antes = _de_los_hijos()
    try:
        recibidos.revisar(contenido, "CI_ANVERSO")
    except ArchivoRechazado:
        recibidos._grupo.matar()
        return (_de_los_hijos() - antes) * 1000
    return None


def _de_los_hijos() -> float:
    usado = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usado.ru_utime + usado.ru_stime


def _foto() -> bytes:
    """A drawn card on a table, with the grain of a telephone's sensor."""
    foto = Image.new("RGB", DOCE, (96, 74, 52))
    lapiz = ImageDraw.Draw(foto)
    lapiz.rectangle((300, 350, 3700, 2650), fill=(222, 228, 214))
    for y in range(500, 2500, 120):
        lapiz.text((420, y), f"MUESTRA SIN VALOR {y} " * 3, fill=(38, 34, 40), font_size=84)
    grano = Image.effect_noise(DOCE, 10).filter(ImageFilter.GaussianBlur(0.6))
    return _guardada(Image.blend(foto, Image.merge("RGB", [grano] * 3), 0.12), "JPEG", quality=90)


def _guardada(imagen: Image.Image, formato: str, **como: object) -> bytes:
    salida = io.BytesIO()
    imagen.save(salida, formato, **como)
    return salida.getvalue()


def _cortada() -> bytes:
    foto = _foto()
    return foto[: len(foto) // 2]


def _enorme() -> bytes:
    return _guardada(Image.new("1", (13_000, 13_000)), "PNG")


def _animada() -> bytes:
    cuadros = [Image.new("RGB", (400, 300), (n, n, 0)) for n in range(200)]
    return _guardada(cuadros[0], "WEBP", save_all=True, append_images=cuadros[1:])


def _sin_fin() -> bytes:
    """Within every cap, and a whole pass over all the dots thousands of times."""
    foto = _guardada(Image.effect_noise((3000, 3000), 8).convert("RGB"), "JPEG", progressive=True)
    ultimo = foto.rindex(b"\xff\xda")
    return foto[:-2] + (foto[ultimo : ultimo + 10] + bytes(64)) * 15_000 + b"\xff\xd9"


_HOSTILES: dict[str, Callable[[], bytes]] = {
    "cortada por la mitad": _cortada,
    "PNG de un bit, 13.000 × 13.000": _enorme,
    "animada, 200 cuadros": _animada,
    "sin fin (la para el límite de procesador)": _sin_fin,
}
