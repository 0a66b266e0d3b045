"""How a zone and a cabinet are told, however they are written (3.2)."""

import re

from bluecom.bolivia.texto import sin_acentos_mayusculas

_NO_ALFANUMERICO = re.compile(r"[^A-ZÑ0-9]+")
_DICE_LO_QUE_ES = re.compile(r"^(?:ZONA|BARRIO|GABINETE|ARMARIO|GAB|ARM) +(?=.)")


def clave_de_zona(texto: str) -> str:
    """``"Zona  Nor-Oeste"`` → ``"NOR OESTE"``; empty when it says nothing."""
    llano = _NO_ALFANUMERICO.sub(" ", sin_acentos_mayusculas(texto)).strip()
    return _DICE_LO_QUE_ES.sub("", llano)
