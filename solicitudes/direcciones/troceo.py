"""Cuts what a person typed or dictated into words that speak Annex 1's language."""

import re
from collections.abc import Iterator

from solicitudes.direcciones.vocabulario import (
    ABREVIATURAS,
    CON_BARRA,
    CON_PUNTO,
    MARCAS_DE_NUMERO,
    SIN_NUMERO,
)

CORTE = ","  # a pause: comma, semicolon, bracket or the end of a sentence
NUMERAL = "#"  # a number of a house follows

_PUNTUACION = str.maketrans(
    {",": " , ", ";": " , ", "(": " , ", ")": " , ", '"': " ", ":": " ", "–": "-", "—": "-"}
    | {"&": " Y "}
    | {"“": " ", "”": " ", "«": " ", "»": " ", "´": "'", "’": "'", "#": " # "}
)
_NUMERO_PEGADO = re.compile(r"(?:NRO|NUM|NO|NR|N)[.°º]?[-.]?([0-9][0-9A-Z-]*)")
_CON_RUMBO = re.compile(r"[NSEO]-[0-9]{1,4}")  # plates count from the centre: N-0280
_SIGNO_DE_NUMERO = re.compile(r"(?:N|NRO|NO|NUM)[.]?[°º]?[.]?")
_GUION_Y_NUMERO = re.compile(r"([^-]{3,})-([0-9]{1,4})")
_CLAVE_PEGADA = re.compile(
    r"(PISO|DEPTO|DPTO|BLOQUE|BLOQ|CASA|OF|LOTE|LOCAL)[.]?-?((?<=-)[A-Z]|[0-9][0-9A-Z]*)"
)
_ORDINAL_CON_SIGNO = re.compile(r"([0-9]{1,2})[.]?[°º]")
_ORDINAL_CON_PUNTO = re.compile(r"[0-9]{1,2}(?:RA|RO|ER|DA|DO|TA|TO|MA|MO|VA|VO|NA|NO)[.]")
_FRACCION = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_CON_SIGNO_MENOS = frozenset({"PISO", "DEPTO", "BLOQUE"})


def trocear(texto: str) -> list[str]:
    """Return the words of a canonical text, abbreviations spelt out and pauses marked."""
    crudas = texto.translate(_PUNTUACION).split()
    return _frases(_con_marca([parte for palabra in crudas for parte in _partes(palabra)]))


def _partes(palabra: str) -> Iterator[str]:
    base = palabra.rstrip(".")
    if base in SIN_NUMERO or base == "S.N":
        yield "SN"
    elif _CON_RUMBO.fullmatch(base):
        yield from (NUMERAL, base)
    elif hallada := _NUMERO_PEGADO.fullmatch(base):
        yield from (NUMERAL, hallada[1])
    elif hallada := _CLAVE_PEGADA.fullmatch(base):
        yield from (ABREVIATURAS.get(hallada[1], hallada[1]), hallada[2])
    elif hallada := _GUION_Y_NUMERO.fullmatch(base):
        yield from (hallada[1], "-", hallada[2])
    elif base.startswith("-") and base[1:]:
        yield "-"
        yield from _partes(base.lstrip("-"))
    elif "/" in base:
        yield from _con_barra(base)
    else:
        yield from _con_punto(palabra, base)


def _con_barra(base: str) -> Iterator[str]:
    if _FRACCION.fullmatch(base):
        yield base
        return
    antes, *resto = [p for p in base.split("/") if p] or [""]
    if antes in CON_BARRA and base.startswith(f"{antes}/"):
        yield CON_BARRA[antes]
    elif antes:
        yield antes
    for i, parte in enumerate(resto):
        if i or antes not in CON_BARRA:
            yield "Y"
        yield parte


def _con_punto(palabra: str, base: str) -> Iterator[str]:
    if hallada := _ORDINAL_CON_SIGNO.fullmatch(base):
        yield hallada[1]
    elif _ORDINAL_CON_PUNTO.fullmatch(palabra):
        yield base
    elif base in ABREVIATURAS:
        yield ABREVIATURAS[base]
    elif base in MARCAS_DE_NUMERO:
        yield base
    elif base in CON_PUNTO or len(base) == 1 or palabra == base:
        yield palabra
    elif base:
        yield from (base, CORTE)


def _con_marca(partes: list[str]) -> list[str]:
    """LA PAZ NRO - 280 and LA PAZ N - 280: the mark is of the number, not of the street."""
    salida: list[str] = []
    for parte in partes:
        if parte.isdigit() and len(salida) > 2 and salida[-1] == "-" and _es_marca(salida[-2]):
            numero = f"N-{parte}" if salida[-2] == "N" and len(parte) <= 4 else parte
            salida[-2:] = [NUMERAL, numero]
        else:
            salida.append(parte)
    return salida


def _frases(partes: list[str]) -> list[str]:
    """Join what takes two words: SIN NUMERO, SIN NOMBRE, PLANTA BAJA, N° 73, NRO S/N, PISO -1."""
    salida: list[str] = []
    for i, parte in enumerate(partes):
        siguiente = partes[i + 1] if i + 1 < len(partes) else ""
        anterior = partes[i - 1] if i else ""
        if salida and salida[-1] in ("-", "MENOS") and _bajo_cero(salida[:-1], parte):
            salida[-1] = f"-{parte}"
            continue
        if (parte, siguiente) in _PARES:
            salida.append(_PARES[parte, siguiente])
        elif (anterior, parte) in _PARES:
            continue
        elif siguiente[:1].isdigit() and _es_marca(parte):
            salida.append(NUMERAL)
        elif not (siguiente == "SN" and _es_marca(parte)):
            salida.append(parte)
    return salida


_PARES = {
    ("SIN", "NUMERO"): "SN",
    ("SIN", "NOMBRE"): "INNOMINADA",
    ("PLANTA", "BAJA"): "PB",
}


def _bajo_cero(antes: list[str], parte: str) -> bool:
    """PISO -1 is no PISO 1, and the hyphen of LA PAZ - 2020 is no minus."""
    return parte.isdigit() and bool(antes) and antes[-1] in _CON_SIGNO_MENOS


def _es_marca(parte: str) -> bool:
    return parte in MARCAS_DE_NUMERO or bool(_SIGNO_DE_NUMERO.fullmatch(parte))
