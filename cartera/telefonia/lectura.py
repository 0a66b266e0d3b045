"""A row of a file, or of the exchange's own table, as a leg: or why it is none (4.1)."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.planillas.celdas import momento_de
from cartera.telefonia.tramos import Tramo

_UNIQUEID = re.compile(r"[\w.-]*[0-9]{9,11}\.[0-9]{1,12}", re.ASCII)
_LARGOS = {"uniqueid": 150, "linkedid": 150, "channel": 150, "dstchannel": 150}
_LARGO = 80
_NO_SE_GUARDAN = re.compile("[\0\x01]")
_UN_DIA = timedelta(days=1)
_SEGUNDOS = 24 * 60 * 60
DISPOSICIONES = {"ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION"}


def leer_tramo(fila: Mapping[str, Any], *, ahora: datetime) -> Tramo:
    """``fila``: the values by their column.

    ``calldate`` is local and says no zone. Raises ``DatoInvalido`` with what is wrong.
    """
    dicho = {campo: _texto(fila, campo) for campo in fila}
    for campo, texto in dicho.items():
        if len(texto) > _LARGOS.get(campo, 255 if campo == "recordingfile" else _LARGO):
            raise DatoInvalido(f"{campo} es demasiado largo.")
        if _NO_SE_GUARDAN.search(texto):
            raise DatoInvalido(f"{campo} tiene signos que no se pueden guardar.")
    return Tramo(
        uniqueid=_numero_de_llamada(dicho, "uniqueid"),
        linkedid=_numero_de_llamada(dicho, "linkedid") if dicho.get("linkedid") else "",
        calldate=_instante(fila.get("calldate"), ahora),
        sequence=_entero(dicho, "sequence", 2**62),
        duration=_entero(dicho, "duration", _SEGUNDOS),
        billsec=_entero(dicho, "billsec", _SEGUNDOS),
        disposition=_disposicion(dicho.get("disposition", "")),
        recordingfile=dicho.get("recordingfile", ""),
        **{
            campo: dicho.get(campo, "")
            for campo in ("src", "dst", "channel", "dstchannel", "lastapp", "accountcode")
        },
    )


def _texto(fila: Mapping[str, Any], campo: str) -> str:
    valor = fila[campo]
    return "" if valor is None else str(valor).strip()


def _numero_de_llamada(dicho: Mapping[str, str], campo: str) -> str:
    texto = dicho.get(campo, "")
    if not _UNIQUEID.fullmatch(texto):
        raise DatoInvalido(
            f"{campo} «{texto[:40]}» no es un número de llamada, como 1763298000.12. "
            "Si pasó por Excel, expórtelo de nuevo sin abrirlo."
        )
    return texto


def _instante(valor: Any, ahora: datetime) -> datetime:
    naive = _leer_instante(str(valor or "").strip())
    instante = naive.replace(tzinfo=LA_PAZ)
    if instante > ahora + _UN_DIA:
        raise DatoInvalido(f"calldate «{naive}» es de un día que no llegó.")
    return instante


def _leer_instante(texto: str) -> datetime:
    """A call has its hour."""
    if (momento := momento_de(texto)) and ":" in texto:
        return momento
    raise DatoInvalido(f"calldate «{texto[:40]}» no es una fecha, como 2026-11-16 09:30:00.")


def _entero(dicho: Mapping[str, str], campo: str, hasta: int) -> int:
    texto = dicho.get(campo, "") or "0"
    if not (texto.isascii() and texto.isdigit() and len(texto) < 20 and int(texto) <= hasta):
        raise DatoInvalido(f"{campo} «{texto[:40]}» no es un número entero.")
    return int(texto)


def _disposicion(texto: str) -> str:
    """``NOANSWER`` too, as some versions write it."""
    dicha = texto.upper().replace("NOANSWER", "NO ANSWER")
    if dicha not in DISPOSICIONES:
        raise DatoInvalido(f"disposition «{texto[:40]}» no es ninguna de Asterisk.")
    return dicha
