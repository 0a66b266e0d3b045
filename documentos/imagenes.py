"""A client's photo, decoded once and copied clean; called in the opener's process only.

The copy is a re-encoded JPEG, upright and without metadata, and shows what the original shows.
Caps are checked before a single pixel is decoded.
"""

import io
import warnings
from collections.abc import Sequence

import pi_heif
from PIL import ExifTags, Image, ImageFile, ImageOps

from documentos.arreglos import TODO
from documentos.errores import ArchivoRechazado

FORMATOS = {
    "image/jpeg": ("JPEG", 64_000_000),
    "image/png": ("PNG", 25_000_000),
    "image/webp": ("WEBP", 25_000_000),
    "image/heic": ("HEIF", 50_000_000),
}
LADO_COPIA = 2200
LADO_DECODIFICADO = 1600
"""A JPEG is read at a half, a quarter or an eighth while its long side keeps so many dots."""
LADO_MINIMO = 240
ACOSTADA = 5
"""From this number on, an orientation of EXIF swaps width and height."""

_GIROS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}

pi_heif.register_heif_opener(decode_threads=1)


def leer_foto(contenido: bytes, mime: str, que: str) -> tuple[Image.Image, tuple[int, int]]:
    """The photo, upright and in colours that a screen has, and how many dots it came with.

    Raises ``ArchivoRechazado`` with the sentence for the agent.
    """
    imagen, medidas = _decodificar(contenido, mime, que)
    if min(medidas) < LADO_MINIMO:
        raise ArchivoRechazado(
            f"La foto ({que}) es demasiado pequeña para leerse: pida al cliente la foto "
            f"original, de {LADO_MINIMO} puntos por lado o más."
        )
    return imagen, medidas


def reducida(imagen: Image.Image) -> Image.Image:
    """No larger than what a screen and an A4 need."""
    if max(imagen.size) > LADO_COPIA:
        imagen.thumbnail((LADO_COPIA, LADO_COPIA), reducing_gap=2.0)
    return imagen


def arreglada(imagen: Image.Image, giro: int, recorte: Sequence[int]) -> Image.Image:
    """Turned to the right, then cut to the part that is to be seen."""
    girada = imagen.transpose(_GIROS[giro]) if giro else imagen
    if tuple(recorte) == TODO:
        return girada
    ancho, alto = girada.size
    x0, y0, x1, y1 = recorte
    return girada.crop(
        (x0 * ancho // 1000, y0 * alto // 1000, x1 * ancho // 1000, y1 * alto // 1000)
    )


def a_jpeg(imagen: Image.Image) -> bytes:
    """Re-encode; whatever the file said besides its dots is forgotten first."""
    imagen.info = {}
    salida = io.BytesIO()
    imagen.save(salida, "JPEG", quality=80)
    return salida.getvalue()


def _decodificar(contenido: bytes, mime: str, que: str) -> tuple[Image.Image, tuple[int, int]]:
    """Open only as the recognised format, check the caps, then decode all of it."""
    formato, pixeles = FORMATOS[mime]
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            imagen = Image.open(io.BytesIO(contenido), formats=[formato])
        _limitar(imagen, pixeles, que)
        medidas = imagen.size
        if formato == "JPEG":
            imagen.draft("RGB", _a_lo_menos(medidas))
        imagen.load()
        acostada = imagen.getexif().get(ExifTags.Base.Orientation, 1) >= ACOSTADA
        ImageOps.exif_transpose(imagen, in_place=True)
        return _en_colores(imagen), medidas[::-1] if acostada else medidas
    except (ArchivoRechazado, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise _demasiados_puntos(pixeles, que) from None
    except Exception:  # decoders raise OSError, ValueError, SyntaxError, struct.error, ...
        raise ArchivoRechazado(
            f"La foto ({que}) está dañada o llegó cortada: pida al cliente que la envíe otra vez."
        ) from None


def _a_lo_menos(medidas: tuple[int, int]) -> tuple[int, int]:
    """What ``draft`` may not go below: asked for more than a half, it would reduce nothing."""
    escala = min(LADO_DECODIFICADO / max(medidas), 1)
    return max(int(medidas[0] * escala), 1), max(int(medidas[1] * escala), 1)


def _en_colores(imagen: Image.Image) -> Image.Image:
    """As people see it: sixteen bits brought to eight, what is transparent on white."""
    if imagen.mode.startswith("I"):
        imagen = imagen.convert("I").point(lambda punto: punto * (1 / 256)).convert("L")
    if imagen.has_transparency_data:
        hoja = Image.new("RGBA", imagen.size, "white")
        hoja.alpha_composite(imagen.convert("RGBA"))
        imagen = hoja
    return imagen if imagen.mode == "RGB" else imagen.convert("RGB")


def _limitar(imagen: Image.Image, pixeles: int, que: str) -> None:
    if imagen.width * imagen.height > pixeles:
        raise _demasiados_puntos(pixeles, que)
    if imagen.format in ("PNG", "WEBP") and getattr(imagen, "n_frames", 1) > 1:
        raise ArchivoRechazado(f"El archivo ({que}) es una animación: envíe una foto fija.")


def _demasiados_puntos(pixeles: int, que: str) -> ArchivoRechazado:
    return ArchivoRechazado(
        f"La foto ({que}) tiene más de {pixeles // 1_000_000} millones de puntos: "
        "envíela con menor resolución."
    )
