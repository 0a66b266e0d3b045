"""Text as people type it, cleaned, and the key by which it is searched and sorted."""

import re
import unicodedata

from bluecom.bolivia.errores import TextoInvalido

_ESPACIOS = re.compile(r"\s+")
_RENGLON = re.compile(r"[^\S\n]+")
_DE_FORMATO = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_DE_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TILDE_DE_LA_ENIE = "\u0303"


def limpiar(texto: str, *, varias_lineas: bool = False) -> str:
    """NFC, single spaces, without the invisible marks that copying from a chat leaves.

    Raises ``TextoInvalido`` on NUL and other control characters.
    """
    if texto.isascii() and texto.isprintable() and "  " not in texto:
        return texto.strip()
    texto = unicodedata.normalize("NFC", _DE_FORMATO.sub("", texto))
    if _DE_CONTROL.search(texto):
        raise TextoInvalido(
            "El texto tiene caracteres que no se pueden leer: bórrelo y escríbalo de nuevo."
        )
    if not varias_lineas:
        return _ESPACIOS.sub(" ", texto).strip()
    renglones = texto.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(r.strip() for r in _RENGLON.sub(" ", renglones).split("\n")).strip()


def sin_acentos_mayusculas(texto: str) -> str:
    """Upper case without accents, except Ñ."""
    if texto.isascii():
        return texto.upper()
    partes: list[str] = []
    for letra in unicodedata.normalize("NFD", texto.upper()):
        if letra == _TILDE_DE_LA_ENIE and partes and partes[-1] == "N":
            partes[-1] = "Ñ"
        elif not unicodedata.combining(letra):
            partes.append(letra)
    return unicodedata.normalize("NFC", "".join(partes))


def clave_busqueda(texto: str) -> str:
    """The stored key for search and order: in byte order Ñ comes after N and before O.

    Search with the same key of what the person typed.
    """
    clave = _ESPACIOS.sub(" ", sin_acentos_mayusculas(texto)).strip()
    return clave.replace("Ñ", "N~")
