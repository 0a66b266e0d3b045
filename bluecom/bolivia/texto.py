"""Text as people type it: cleaned, compared and ordered the Spanish way."""

import re
import unicodedata

from bluecom.bolivia.errores import DatoInvalido

_DIRECCION = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ESPACIOS = re.compile(r"\s+")


class TextoInvalido(DatoInvalido):
    """The text holds characters that nobody can read."""


def limpiar(texto: str, *, lineas: bool = False) -> str:
    """NFC, single spaces, no ends; refuses control characters.

    Line breaks are kept only with ``lineas``; elsewhere they are refused, because a field
    of one line ends up in a form of one line. Raises ``TextoInvalido``.
    """
    texto = unicodedata.normalize("NFC", texto)
    if lineas:
        renglones = texto.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(limpiar(renglon) for renglon in renglones).strip()
    for letra in texto:
        if unicodedata.category(letra) in ("Cc", "Cs") and letra not in " \t":
            raise TextoInvalido(
                "El texto tiene un carácter que no se puede leer: escríbalo en una sola línea."
            )
    return _ESPACIOS.sub(" ", texto).strip()


def sin_acentos_mayusculas(texto: str) -> str:
    """Upper case without accents; the Ñ is a letter and stays."""
    if texto.isascii():
        return texto.upper()
    return "".join(_sin_acento(letra) for letra in texto.upper())


def clave_busqueda(texto: str) -> str:
    """What names are searched and ordered by: upper, no accents, Ñ right after N."""
    llana = sin_acentos_mayusculas(limpiar(quitar_direccion(texto)))
    return llana.replace("Ñ", "N~")


def quitar_direccion(texto: str) -> str:
    """Without the marks that turn the reading direction."""
    return "".join(letra for letra in texto if letra not in _DIRECCION)


def _sin_acento(letra: str) -> str:
    if letra == "Ñ":
        return letra
    descompuesta = unicodedata.normalize("NFD", letra)
    return "".join(c for c in descompuesta if not unicodedata.combining(c))
