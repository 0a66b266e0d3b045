"""Words of COMTECO's exports for services and technologies (1.1)."""

import re
from functools import lru_cache

from bluecom.bolivia.texto import sin_acentos_mayusculas

_SEPARADOR = re.compile(r"\s*(?:[,+/;|&\n]|\bY\b)\s*")
_NEGADO = re.compile(r"\b(?:SIN|NO TIENE|NO CUENTA CON)\s+[A-Z0-9]+")
_OTRO_SERVICIO = re.compile(
    r"INTERNET|ADSL|VDSL|FTTH|BANDA ANCHA|\bTV\b|TELEVISION|CABLE|\bDTH\b|\bHFC\b|\bDUO|MULTI"
    r"|HSPA|INALAMBRIC|FULL ?HOGAR|\bMEGAS?\b|\bMB(?:PS)?\b|MOVIL|CELULAR|DATOS|STREAMING"
)
_FIJA = re.compile(r"TELEFONIA|TELEFON[OA]|\bLINEA\b|\bFIJ[OA]\b|BASICA|\bTF\b|\bVOZ\b|SOLO FIJ")
_PRODUCTOS = (
    (r"FULL ?HOGAR", "FULL_HOGAR_INAL"),
    (r"MULTI", "MULTI"),
    (r"\bDUO", "DUO"),
    (r"HSPA|TELEFONIA INALAMBRICA", "TEL_HSPA"),
    (r"FTTH|GPON|INTERNET.*FIBRA|FIBRA.*INTERNET|^FIBRA", "FTTH_GPON"),
    (r"ADSL|INTERNET.*COBRE", "ADSL"),
    (r"INTERNET INALAMBRICO|INET_INAL|INALAMBRICO", "INET_INAL"),
    (r"DTH|SATELI", "TV_DTH"),
    (r"HFC|\bTV\b|TELEVISION|CABLE", "TV_HFC"),
    (r"TELEFONIA FIJA|TEL_FIJA|LINEA FIJA", "TEL_FIJA"),
)
_PRODUCTO = tuple((re.compile(patron), codigo) for patron, codigo in _PRODUCTOS)
_TECNOLOGIAS = (
    (re.compile(r"INALAMBRIC|HSPA|RADIO|4G|LTE"), "INALAMBRICO"),
    (re.compile(r"SATELI|DTH"), "SATELITE"),
    (re.compile(r"HFC|COAX"), "HFC"),
    (re.compile(r"FIBRA|FTTH|GPON|\bFO\b|F\.O"), "FIBRA"),
    (re.compile(r"COBRE|ADSL|VDSL|\bCU\b|PAR"), "COBRE"),
)
_POR_TECNOLOGIA = {
    "COBRE": "ADSL",
    "FIBRA": "FTTH_GPON",
    "HFC": "TV_HFC",
    "SATELITE": "TV_DTH",
    "INALAMBRICO": "INET_INAL",
}
CODIGOS = {codigo for _, codigo in _PRODUCTOS}
PALABRAS = 4096
"""A portfolio says the same few things of all its clients."""


@lru_cache(PALABRAS)
def leer_actuales(texto: str) -> tuple[tuple[str, ...], bool, bool]:
    """The services held: ``(services, only fixed line, understood)``."""
    partes = tuple(p[:60] for p in re.split(r"\s*[,+/;|&\n]\s*", texto) if p)
    llano = _NEGADO.sub("", sin_acentos_mayusculas(texto))
    otros = bool(_OTRO_SERVICIO.search(llano))
    return partes, not otros, otros or not texto or bool(_FIJA.search(llano))


@lru_cache(PALABRAS)
def leer_tecnologia(texto: str) -> str:
    """The technology's code, or empty when the word is not known."""
    llano = sin_acentos_mayusculas(texto)
    return next((codigo for patron, codigo in _TECNOLOGIAS if patron.search(llano)), "")


@lru_cache(PALABRAS)
def leer_requeridos(texto: str, tecnologia: str) -> tuple[tuple[str, ...], bool]:
    """The product codes to offer; without the column, what the technology can carry."""
    if not texto:
        usual = _POR_TECNOLOGIA.get(tecnologia)
        return ((usual,) if usual else ()), True
    codigos: list[str] = []
    entendido = True
    for parte in _SEPARADOR.split(sin_acentos_mayusculas(texto)):
        codigo = parte if parte in CODIGOS else _producto(parte)
        entendido = entendido and bool(codigo or not parte)
        if codigo and codigo not in codigos:
            codigos.append(codigo)
    return tuple(codigos), entendido


def _producto(texto: str) -> str:
    return next((codigo for patron, codigo in _PRODUCTO if patron.search(texto)), "")
