"""A client's photo, decoded once and copied clean; called in the opener's process only.

The copy is a re-encoded JPEG, upright and without metadata, and shows what the original shows.
Caps are checked before a single pixel is decoded.
"""

import io
import warnings

import pi_heif
from PIL import Image, ImageFile, ImageOps, ImageStat

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
UN_SOLO_TONO = 1.0
"""Standard deviation of the brightest of the three colours; a blank page scanned has more."""

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


def con_algo_que_ver(imagen: Image.Image, que: str) -> Image.Image:
    """The same image; ``ArchivoRechazado`` of one that has a single tone all over."""
    if max(ImageStat.Stat(imagen).stddev) < UN_SOLO_TONO:
        raise ArchivoRechazado(
            f"En la imagen ({que}) no se ve nada, es toda de un color: pida al cliente una foto."
        )
    return imagen


def reducida(imagen: Image.Image) -> Image.Image:
    """No larger than what a screen and an A4 need."""
    if max(imagen.size) > LADO_COPIA:
        imagen.thumbnail((LADO_COPIA, LADO_COPIA), reducing_gap=2.0)
    return imagen


def a_jpeg(imagen: Image.Image) -> bytes:
    """Re-encode without any metadata."""
    limpia = Image.new("RGB", imagen.size)
    limpia.paste(imagen)
    salida = io.BytesIO()
    limpia.save(salida, "JPEG", quality=85)
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
        derecha = ImageOps.exif_transpose(imagen)
        girada = (derecha.width > derecha.height) != (medidas[0] > medidas[1])
        return _en_colores(derecha), medidas[::-1] if girada else medidas
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
    return imagen.convert("RGB")


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
