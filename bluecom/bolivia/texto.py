"""Text as people type it: cleaned, compared and ordered the Spanish way."""

import re
import unicodedata
from collections.abc import Iterable

from bluecom.bolivia.errores import DatoInvalido

_ESPACIOS = re.compile(r"\s+")
_VARIANTES = {*map(chr, range(0xFE00, 0xFE10))}
"""They ask for another drawing of the sign before them, and are nothing by themselves."""
_ANCHOS = {ancho: ancho - 0xFEE0 for ancho in range(0xFF01, 0xFF5F)}
_PARTICULAS = frozenset("de del la las los y e da do dos di van von".split())
_LETRA_INICIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_SUENA_A_I = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)
_MENOS = "\N{MINUS SIGN}"
_LLANO = re.compile("[ -~À-ÖØ-öø-ÿºª°¿¡]*")
"""Signs that are already as a keyboard writes them, composed, visible and without control."""


class TextoInvalido(DatoInvalido):
    """The text holds characters that nobody can read."""


def limpiar(texto: str, *, lineas: bool = False) -> str:
    """NFC, single spaces, no ends; refuses control characters.

    Line breaks are kept only with ``lineas``; elsewhere they are refused, because a field
    of one line ends up in a form of one line. Raises ``TextoInvalido``.
    """
    if _LLANO.fullmatch(texto):
        return " ".join(texto.split())
    texto = unicodedata.normalize("NFC", texto)
    if lineas:
        renglones = texto.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(limpiar(renglon) for renglon in renglones).strip()
    for letra in texto:
        if unicodedata.category(letra) in ("Cc", "Cs") and letra != "\t":
            raise TextoInvalido(
                "El texto tiene un carácter que no se puede leer: escríbalo en una sola línea."
            )
    return _ESPACIOS.sub(" ", texto).strip()


def enumerar(cosas: Iterable[str]) -> str:
    """As it is read aloud: ``"la calle, el número y la zona"``; *e* before the sound of an I."""
    *antes, ultima = list(cosas) or [""]
    if not antes:
        return ultima
    return f"{', '.join(antes)} {'e' if _SUENA_A_I.match(ultima) else 'y'} {ultima}"


def sin_acentos_mayusculas(texto: str) -> str:
    """Upper case without accents; the Ñ is a letter and stays."""
    grande = texto.upper()
    if grande.isascii():
        return grande
    if _LLANO.fullmatch(grande):
        return grande.translate(_SIN_ACENTO)
    return "".join(_sin_acento(letra) for letra in grande)


def clave_busqueda(texto: str) -> str:
    """What names are searched and ordered by: upper, no accents, Ñ right after N."""
    llana = sin_acentos_mayusculas(limpiar(sin_invisibles(texto)))
    return llana.replace("Ñ", "N~")


def sin_invisibles(texto: str) -> str:
    """Without what nobody sees: direction marks, joiners, soft hyphens, variants."""
    if _LLANO.fullmatch(texto):
        return texto
    return "".join(
        letra for letra in texto if unicodedata.category(letra) != "Cf" and letra not in _VARIANTES
    )


def tecleado(texto: str) -> str:
    """As a keyboard writes it: no invisible sign, every dash a hyphen, every space a space.

    For what identifies (a telephone, a C.I., an e-mail, a code), which people paste from
    WhatsApp and Word.
    """
    if _LLANO.fullmatch(texto) or texto.isascii():
        return texto.strip()
    return "".join(map(_teclado, sin_invisibles(texto).translate(_ANCHOS))).strip()


def nombre_propio(nombre: str) -> str:
    """A name kept in capitals as people write it: «Rosa de la Cruz»; any other as it is."""
    if nombre != nombre.upper():
        return nombre
    palabras = [_propia(palabra) for palabra in nombre.lower().split(" ")]
    return " ".join([*map(_inicial, palabras[:1]), *palabras[1:]])


def _propia(palabra: str) -> str:
    return palabra if palabra in _PARTICULAS else _LETRA_INICIAL.sub(_en_mayuscula, palabra)


def _inicial(palabra: str) -> str:
    return palabra[:1].upper() + palabra[1:]


def _en_mayuscula(letra: re.Match[str]) -> str:
    return letra[0].upper()


def no_digitable(texto: str) -> str:
    """The first sign that Smartflex (Windows-1252) cannot hold; empty when there is none."""
    if texto.isascii():
        return ""
    try:
        texto.encode("cp1252")
    except UnicodeEncodeError as error:
        return texto[error.start]
    return ""


def _teclado(letra: str) -> str:
    categoria = unicodedata.category(letra)
    if categoria == "Pd" or letra == _MENOS:
        return "-"
    return " " if categoria in ("Zs", "Zl", "Zp") else letra


def _sin_acento(letra: str) -> str:
    if letra == "Ñ":
        return letra
    descompuesta = unicodedata.normalize("NFD", letra)
    return "".join(c for c in descompuesta if not unicodedata.combining(c))


def con_punto(frase: str) -> str:
    """The sentence with its full stop, once: "IMPORTADORA S.R.L." already has it."""
    return frase if frase.endswith(".") else f"{frase}."


_SIN_ACENTO = {ord(letra): _sin_acento(letra) for letra in map(chr, range(0xC0, 0x100))}
