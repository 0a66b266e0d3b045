"""The numbers of a dictation: of the house, of the floor."""

import re
from collections.abc import Sequence

from solicitudes.direcciones.gramatica import DE_CALLE
from solicitudes.direcciones.repartido import Reparto
from solicitudes.direcciones.vocabulario import ORDINALES_SUELTOS

CUATRO_CIFRAS = re.compile(r"[0-9]{4}(?:-?[A-Z])?")
CON_RUMBO = re.compile(r"[NSEO]-([0-9]{1,4})")
_CON_LETRA = re.compile(r"([0-9]{1,4})-?[A-Z]")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:RA|RO|ER|DA|DO|TA|TO|MA|MO|VA|VO|NA|NO)")


def es_de_casa(trozo: str) -> bool:
    """2040, 73 or 2040-A; whether it is the house's depends on where it stands."""
    return trozo.isdigit() or bool(_CON_LETRA.fullmatch(trozo))


def tiene_nombre(via: Sequence[str]) -> bool:
    """Whether a street can be followed by its number: CALLE 4 cannot yet, LA PAZ can."""
    return any(p[0].isalpha() and p not in DE_CALLE and p != "AV." for p in via)


def anotar(reparto: Reparto, trozo: str) -> None:
    """Four figures for the line; what else the number had goes to the observations."""
    if hallada := _CON_LETRA.fullmatch(trozo):
        reparto.observaciones.append(["NUMERO", trozo])
        reparto.avisar("La letra del número va en las observaciones.")
        trozo = hallada[1]
    elif hallada := CON_RUMBO.fullmatch(trozo):
        reparto.observaciones.append(["NUMERO", trozo])
        reparto.avisar("A la línea van las cuatro cifras; la letra, a las observaciones.")
        trozo = hallada[1]
    if trozo.isdigit() and len(trozo) < 4:
        reparto.avisar("El número se completa a cuatro cifras.")
    reparto.palabras("numero").append(trozo.zfill(4))


def piso(trozo: str) -> str:
    """5TO and QUINTO are 5."""
    if hallada := _ORDINAL.fullmatch(trozo):
        return hallada[1]
    return ORDINALES_SUELTOS.get(trozo, trozo)
