"""One record of a file, and why it cannot be read as a row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bluecom.planillas.errores import PlanillaRechazada

ROTO = "\N{REPLACEMENT CHARACTER}"
"""What stands where the file has a byte that is no letter; the row that has it is refused."""
_LINEAS_POR_CELDA = 20
_LETRAS_POR_CELDA = 2000
_UTF8_COMO_CP1252 = re.compile("Ã[\u0080-\u00bf\u0152-\u2122]")
_SIGNO_DE_OTRA = re.compile("[¢£¤¥µ¡„‡]")
_LETRA_DE_OTRA = re.compile(r"(?:(?<=[^\W\d_])[¢£¤¥µ¡„‡]|[¥¤])(?=[^\W\d_])")


class Registro(NamedTuple):
    """``linea`` is the first physical line of the record; the first of a file is 1.

    ``abierta``: its quotes never close, and it is this physical line alone.
    """

    linea: int
    celdas: list[str]
    lineas: int = 1
    abierta: bool = False


def rechazo_de(registro: Registro, leidas: Iterable[int]) -> str:
    """Why a record cannot be read as a row, empty when it can: said of it and of no other.

    ``leidas``: the places of the cells that somebody reads; what an exchange cut short in another
    one, quotes and all, is no fault of its call.
    """
    if registro.abierta or any(map(_abre_sin_cerrar, _de(registro.celdas, leidas))):
        return "Se abren unas comillas que no se cierran: bórrelas."
    if registro.lineas > _LINEAS_POR_CELDA:
        return f"Tiene un texto demasiado largo, de {registro.lineas} líneas: acórtelo."
    junto = "".join(registro.celdas)
    if len(junto) > _LETRAS_POR_CELDA and max(map(len, registro.celdas)) > _LETRAS_POR_CELDA:
        return f"Tiene un texto demasiado largo, de más de {_LETRAS_POR_CELDA} letras: acórtelo."
    mal = _ilegible(junto)
    return f"La fila {mal}: escríbalo de nuevo." if mal else ""


def _de(celdas: Sequence[str], lugares: Iterable[int]) -> Iterator[str]:
    return (celdas[i] for i in lugares if i < len(celdas))


def _abre_sin_cerrar(celda: str) -> bool:
    """Also of a cell that was written well: what was refused so comes back in such a one."""
    return celda.startswith('"') and celda.count('"') % 2 == 1


def sobra_o_falta(registro: Registro, ancho: int, necesarias: int) -> str:
    """Whether the row has other cells than its header: whatever is in them may be shifted.

    ``necesarias`` leaves out the header's last columns without a title.
    """
    hay = len(registro.celdas)
    if hay > ancho:
        return (
            f"{_cuantas('Sobra', hay - ancho)}: la fila tiene más columnas que el encabezado. "
            "Revise los separadores."
        )
    if hay < necesarias:
        return (
            f"{_cuantas('Falta', necesarias - hay)}: la fila tiene menos columnas que el "
            "encabezado. Complétela."
        )
    return ""


def exigir_legible(encabezado: Registro) -> None:
    """Every row hangs from the header. Raises ``PlanillaRechazada``."""
    mal = _ilegible("".join(encabezado.celdas))
    if mal:
        raise PlanillaRechazada(f"El encabezado {mal}: expórtelo de nuevo como CSV UTF-8.")


def _ilegible(texto: str) -> str:
    if texto.isascii():
        return ""
    if ROTO in texto:
        return f"tiene un signo que no se pudo leer («{ROTO}»)"
    if _UTF8_COMO_CP1252.search(texto):
        return "mezcla codificaciones (se lee «Ã±» donde va una ñ)"
    if _SIGNO_DE_OTRA.search(texto) and (otra := _LETRA_DE_OTRA.search(texto)):
        return f"mezcla codificaciones (se lee «{otra[0]}» donde va una letra)"
    return ""


def _cuantas(verbo: str, n: int) -> str:
    return f"{verbo} una celda" if n == 1 else f"{verbo}n {n} celdas"
