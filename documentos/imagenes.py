"""The gate for what clients send (6.2): recognised by content, capped, decoded, copied clean.

The original bytes are the evidence. What people look at is a re-encoded JPEG, upright and
without metadata. Caps are checked before a single pixel is decoded.
"""

import io
import warnings
from dataclasses import dataclass

import filetype
import pi_heif
from django.conf import settings
from PIL import Image, ImageFile, ImageOps

from documentos.errores import ArchivoRechazado
from documentos.tipos import TipoArchivo

FORMATOS = {
    "image/jpeg": ("JPEG", 64_000_000),
    "image/png": ("PNG", 25_000_000),
    "image/webp": ("WEBP", 25_000_000),
    "image/heic": ("HEIF", 50_000_000),
}
PDF = "application/pdf"
_ALIAS = {"image/heif": "image/heic", "image/apng": "image/png"}
LADO_COPIA = 2200
LADO_MINIMO = 240

pi_heif.register_heif_opener()


@dataclass(frozen=True)
class Recibida:
    """An accepted upload: what it is, and the copy that people may see."""

    mime: str
    copia: bytes
    ancho: int
    alto: int


def revisar(contenido: bytes, tipo: str) -> Recibida:
    """Accept a photo (or a PDF, for the letter only) or raise ``ArchivoRechazado``."""
    que = TipoArchivo(tipo).label
    mime = _reconocer(contenido, que)
    if mime == PDF:
        return _revisar_pdf(contenido, tipo)
    imagen = _decodificar(contenido, mime, que)
    if min(imagen.size) < LADO_MINIMO:
        raise ArchivoRechazado(
            f"La foto ({que}) es demasiado pequeña para leerse: pida al cliente la foto "
            f"original, de {LADO_MINIMO} puntos por lado o más."
        )
    return Recibida(mime, a_jpeg(imagen), *imagen.size)


def a_jpeg(imagen: Image.Image) -> bytes:
    """Re-encode without any metadata, no larger than what a screen and an A4 need."""
    copia = imagen.convert("RGB")
    copia.thumbnail((LADO_COPIA, LADO_COPIA))
    limpia = Image.new("RGB", copia.size)
    limpia.paste(copia)
    salida = io.BytesIO()
    limpia.save(salida, "JPEG", quality=85, optimize=True)
    return salida.getvalue()


def _reconocer(contenido: bytes, que: str) -> str:
    if not contenido:
        raise ArchivoRechazado(f"El archivo ({que}) está vacío: pida al cliente que lo reenvíe.")
    maximo = int(getattr(settings, "TAMANO_MAXIMO_ARCHIVO", 15 * 1024 * 1024))
    if len(contenido) > maximo:
        raise ArchivoRechazado(
            f"El archivo ({que}) pesa más de {maximo // (1024 * 1024)} MB: "
            "envíe una foto más liviana."
        )
    tipo = filetype.guess(contenido)
    mime = _ALIAS.get(tipo.mime, tipo.mime) if tipo else ""
    if mime not in (*FORMATOS, PDF):
        raise ArchivoRechazado(
            f"El archivo ({que}) no es una foto: use JPEG, PNG, WebP o HEIC"
            " (la carta puede ser también PDF)."
        )
    return str(mime)


def _decodificar(contenido: bytes, mime: str, que: str) -> Image.Image:
    """Open only as the recognised format, check the caps, then decode every pixel."""
    formato, pixeles = FORMATOS[mime]
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # importing WeasyPrint turns it on for everybody
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            imagen = Image.open(io.BytesIO(contenido), formats=[formato])
        _limitar(imagen, pixeles, que)
        if formato == "JPEG":
            imagen.draft("RGB", (LADO_COPIA, LADO_COPIA))
        imagen.load()
        return ImageOps.exif_transpose(imagen)
    except ArchivoRechazado:
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


def _revisar_pdf(contenido: bytes, tipo: str) -> Recibida:
    if tipo != TipoArchivo.CARTA:
        raise ArchivoRechazado(
            f"El {TipoArchivo(tipo).label} debe ser una foto (JPEG, PNG, WebP o HEIC), no un PDF."
        )
    from documentos.pdf import pdf_a_imagen

    imagen = pdf_a_imagen(contenido)
    return Recibida(PDF, a_jpeg(imagen), *imagen.size)
