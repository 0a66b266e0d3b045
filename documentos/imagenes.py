"""A client's photo, decoded and copied clean; called in the opener's process only.

The copy is a re-encoded JPEG, upright and without metadata. Caps are checked before a single
pixel is decoded.
"""

import io
import warnings

import pi_heif
from PIL import Image, ImageFile, ImageOps

from documentos.errores import ArchivoRechazado

FORMATOS = {
    "image/jpeg": ("JPEG", 64_000_000),
    "image/png": ("PNG", 25_000_000),
    "image/webp": ("WEBP", 25_000_000),
    "image/heic": ("HEIF", 50_000_000),
}
LADO_COPIA = 2200
LADO_MINIMO = 240

pi_heif.register_heif_opener(decode_threads=1)


def leer_foto(contenido: bytes, mime: str, que: str) -> Image.Image:
    """Every pixel of a photo, upright, or ``ArchivoRechazado`` with the sentence for the agent."""
    imagen = _decodificar(contenido, mime, que)
    if min(imagen.size) < LADO_MINIMO:
        raise ArchivoRechazado(
            f"La foto ({que}) es demasiado pequeña para leerse: pida al cliente la foto "
            f"original, de {LADO_MINIMO} puntos por lado o más."
        )
    return imagen


def a_jpeg(imagen: Image.Image) -> bytes:
    """Re-encode without any metadata, no larger than what a screen and an A4 need."""
    copia = imagen.convert("RGB")
    copia.thumbnail((LADO_COPIA, LADO_COPIA))
    limpia = Image.new("RGB", copia.size)
    limpia.paste(copia)
    salida = io.BytesIO()
    limpia.save(salida, "JPEG", quality=85, optimize=True)
    return salida.getvalue()


def _decodificar(contenido: bytes, mime: str, que: str) -> Image.Image:
    """Open only as the recognised format, check the caps, then decode every pixel."""
    formato, pixeles = FORMATOS[mime]
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            imagen = Image.open(io.BytesIO(contenido), formats=[formato])
        _limitar(imagen, pixeles, que)
        if formato == "JPEG":
            imagen.draft("RGB", (LADO_COPIA, LADO_COPIA))
        imagen.load()
        return ImageOps.exif_transpose(imagen)
    except (ArchivoRechazado, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise _demasiados_puntos(pixeles, que) from None
    except Exception:  # decoders raise OSError, ValueError, SyntaxError, struct.error, ...
        raise ArchivoRechazado(
            f"La foto ({que}) está dañada o llegó cortada: pida al cliente que la envíe otra vez."
        ) from None


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
