"""What a reader or a person types, before any table is asked: a QR's token, or a number."""

import re
from urllib.parse import urlsplit

from bluecom.bolivia.texto import tecleado

LARGO = 300
_RUTA_QR = re.compile(r"/p/([A-Za-z0-9_-]{16,43})/?$")
_DIRECCION = re.compile(r"https?://[^\s/]+(?:/[^\s/]+)*?/p/[A-Za-z0-9_-]{16,43}/?")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,43}")
VENTA = re.compile(r"V(?:ENTA)?[- ]?(?:N\.?\s?[º°o]?\.?\s*)?(\d{1,9})", re.IGNORECASE)
NUMERO_IMPRESO = re.compile(r"(?:N\.?\s?[º°o]?\.?\s*)?(\d{1,18})", re.IGNORECASE)

_US_EN_ESPANOL = str.maketrans("Ññ-'?_&¡¿", ":;/-_?/==")
"""A reader that types as on a United States keyboard, on a machine set to Spanish: the key of
``:`` writes Ñ, the one of ``/`` a hyphen, the one of the hyphen an apostrophe."""
_ESPANOL_EN_US = str.maketrans(">&/?", ":/-_")
"""The other way round: a reader set to Spanish, on a machine that is not."""
_CON_MAYUSCULAS_PUESTAS = re.compile(r"HTTPS?.*P", re.DOTALL)


def leido(texto: str) -> str:
    """As it was meant: the address of a QR, however the reader's keyboard wrote it."""
    texto = tecleado(texto)[:LARGO]
    for intento in _como_pudo_ser(texto):
        if _DIRECCION.fullmatch(intento):
            return intento
    return texto


def token_de(texto: str) -> str:
    """The token of a QR's address, or the bare token; empty when it is neither."""
    ruta = _RUTA_QR.search(urlsplit(texto).path if "//" in texto else texto)
    if ruta:
        return ruta[1]
    return texto if _TOKEN.fullmatch(texto) and not texto.isdigit() else ""


def _como_pudo_ser(texto: str) -> list[str]:
    rectos = [texto, texto.swapcase()] if _CON_MAYUSCULAS_PUESTAS.match(texto) else [texto]
    return [
        como
        for recto in rectos
        for como in (recto, recto.translate(_US_EN_ESPANOL), recto.translate(_ESPANOL_EN_US))
    ]
