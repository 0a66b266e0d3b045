"""Canonical text of Annex 1: upper case, NFC, no accents but the Ñ, single spaces."""

import unicodedata
from typing import NamedTuple

_TILDE_DE_LA_ENIE = "\N{COMBINING TILDE}"


class Palabra(NamedTuple):
    """A canonical word and the column (from 1) where it began in what was typed."""

    texto: str
    columna: int


def canonica(texto: str) -> str:
    """Return the text as Annex 1 writes it; applying it twice changes nothing."""
    return " ".join(p.texto for p in palabras(texto))


def palabras(texto: str) -> list[Palabra]:
    """Split at white space, keeping the column of each word; linear in the length."""
    halladas: list[Palabra] = []
    inicio: int | None = None
    for i, caracter in enumerate(texto + " "):
        if caracter.isspace():
            if inicio is not None:
                halladas += _limpias(texto[inicio:i], inicio + 1)
            inicio = None
        elif inicio is None:
            inicio = i
    return halladas


def _limpias(bruta: str, columna: int) -> list[Palabra]:
    # Upper case or decomposition can bring a space of its own ("´" is one): split again.
    return [Palabra(parte, columna) for parte in _sin_acentos(bruta).split()]


def _sin_acentos(palabra: str) -> str:
    if palabra.isascii():
        return "".join(c for c in palabra.upper() if c.isprintable())
    letras: list[str] = []
    for caracter in unicodedata.normalize("NFD", palabra.upper()):
        categoria = unicodedata.category(caracter)
        enie = caracter == _TILDE_DE_LA_ENIE and letras and letras[-1] == "N"
        if enie or not (categoria.startswith("C") or categoria == "Mn"):
            letras.append(caracter)
    return unicodedata.normalize("NFC", "".join(letras))


def sin_puntos_finales(texto: str) -> str:
    """Drop the dots the annex leaves at the end ("CASETA 73.....")."""
    return texto.rstrip(" .")


def cita(texto: str, largo: int = 60) -> str:
    """Quote what was typed inside a message, cut when it is long."""
    corto = texto if len(texto) <= largo else texto[: largo - 1] + "…"
    return f"«{corto}»"
