"""A workbook of Excel: opened in a process apart, under ceilings that the kernel holds."""

import atexit
import json
import os
from collections.abc import Iterator

from bluecom.aparte.grupo import Grupo, Ocupado
from bluecom.aparte.hijo import Hijo, Interrumpido
from bluecom.aparte.protocolo import HECHO, PROHIBIDO, Limites
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.registro import Registro

LIMITES = Limites(segundos=120.0, procesador=40.0, memoria=1200 * 1024 * 1024)
"""What the largest sheet that is taken needs, and half as much again."""
_ENTORNO = {"PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE"}


def filas_del_libro(contenido: bytes) -> bytes:
    """One line of JSON for each row of its sheet. Raises ``PlanillaRechazada``."""
    try:
        with _grupo.uno() as hijo:
            senal, cuerpo = hijo.preguntar(contenido, LIMITES)
    except Ocupado:
        raise PlanillaRechazada(
            "En este momento se abren otros libros: vuelva a enviarlo en unos segundos."
        ) from None
    except Interrumpido:
        raise PlanillaRechazada(
            "El libro es demasiado grande o complicado para abrirlo: guárdelo como CSV UTF-8."
        ) from None
    if senal == HECHO:
        return cuerpo
    frase = cuerpo.decode() if senal == PROHIBIDO else "El libro no se pudo abrir."
    raise PlanillaRechazada(frase)


def registros_de(filas: bytes) -> Iterator[Registro]:
    """The rows with their number in the sheet, one at a time."""
    desde, linea = 0, 1
    while desde < len(filas):
        hasta = filas.find(b"\n", desde)
        hasta = len(filas) if hasta < 0 else hasta
        yield Registro(linea, json.loads(filas[desde:hasta]))
        desde, linea = hasta + 1, linea + 1


def _crear() -> Hijo:
    entorno = {k: v for k, v in os.environ.items() if k in _ENTORNO}
    return Hijo("bluecom.planillas.lector", encargos=5, entorno=entorno)


_grupo = Grupo(_crear, lugares=1, esperan=2)
atexit.register(_grupo.matar)
