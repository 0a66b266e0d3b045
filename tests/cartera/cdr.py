"""Legs as an exchange writes them, for tests: one builder for each kind of call, and its file."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.acto import Acto
from bluecom.planillas import de_una_vez
from bluecom.planillas.models import Corrida

Fila = dict[str, Any]
COLUMNAS = (
    "calldate clid src dst dcontext channel dstchannel lastapp lastdata duration billsec "
    "disposition amaflags accountcode uniqueid userfield did recordingfile linkedid sequence"
).split()
VIEJAS = [columna for columna in COLUMNAS if columna not in ("linkedid", "sequence")]
_serie = count(1)


def fila(cuando: datetime, **dicho: Any) -> Fila:
    """One leg; what is not said is what an outgoing call that nobody answered has."""
    n = next(_serie)
    uniqueid = dicho.get("uniqueid", f"{int(cuando.timestamp())}.{n}")
    return {
        "calldate": f"{cuando.astimezone(LA_PAZ):%Y-%m-%d %H:%M:%S}",
        "src": "201",
        "dst": "",
        "dcontext": "from-internal",
        "channel": f"SIP/201-{n:08x}",
        "dstchannel": f"SIP/troncal-{n:08x}",
        "lastapp": "Dial",
        "duration": dicho.get("billsec", 0) + 12,
        "billsec": 0,
        "disposition": "ANSWERED" if dicho.get("billsec") else "NO ANSWER",
        "accountcode": "",
        "recordingfile": "",
        "uniqueid": uniqueid,
        "linkedid": uniqueid,
        "sequence": n,
        **dicho,
    }


def saliente(cuando: datetime, numero: str, segundos: int, **dicho: Any) -> list[Fila]:
    """The agent dials; ``segundos`` answered, none when nobody did."""
    return [fila(cuando, dst=nacional(numero), billsec=segundos, **dicho)]


def desde_la_pagina(cuando: datetime, numero: str, segundos: int, venta: int) -> list[Fila]:
    """The desk dials (click-to-call): the agent's own leg is answered even if the client is not."""
    agente = fila(
        cuando, dst="201", channel="Local/201@from-internal-00;2", dstchannel="SIP/201-0000ff",
        billsec=segundos + 20, accountcode=f"V{venta}",
    )  # fmt: skip
    cliente = fila(
        cuando + timedelta(seconds=4), src="201", dst=nacional(numero), billsec=segundos,
        channel="Local/201@from-internal-00;1", linkedid=agente["linkedid"],
        accountcode=f"V{venta}",
    )  # fmt: skip
    return [agente, cliente]


def transferida(cuando: datetime, numero: str, uno: int, otro: int) -> list[Fila]:
    """Two agents speak with the client in one call, the second for ``otro`` seconds."""
    primera = fila(cuando, dst=nacional(numero), billsec=uno)
    segunda = fila(
        cuando + timedelta(seconds=uno), src=nacional(numero), dst="202",
        channel=primera["dstchannel"], dstchannel="SIP/202-0000aa", billsec=otro,
        linkedid=primera["linkedid"],
    )  # fmt: skip
    return [primera, segunda]


def por_cola(cuando: datetime, numero: str, segundos: int) -> list[Fila]:
    """The client rings in: he waits in a queue, one does not answer, another does."""
    suyo = {"src": nacional(numero), "dst": "400", "channel": f"SIP/troncal-{next(_serie):08x}"}
    espera = fila(cuando, **suyo, dstchannel="", lastapp="Queue", billsec=30)
    nadie = fila(cuando, **suyo, dstchannel="SIP/203-0b", linkedid=espera["linkedid"])
    atiende = fila(
        cuando + timedelta(seconds=30), **suyo, dstchannel="SIP/202-0c", lastapp="Queue",
        billsec=segundos, linkedid=espera["linkedid"],
    )  # fmt: skip
    return [espera, nadie, atiende]


def buzon(cuando: datetime, numero: str) -> list[Fila]:
    """The exchange's own voicemail takes a call that comes in: ANSWERED, and nobody spoke."""
    return [
        fila(cuando, src=nacional(numero), dst="vmu201", channel="SIP/troncal-0d", dstchannel="",
             lastapp="VoiceMail", billsec=45)
    ]  # fmt: skip


def interna(cuando: datetime) -> list[Fila]:
    return [fila(cuando, dst="202", dstchannel="SIP/202-0e", billsec=90)]


def como_csv(
    filas: Iterable[Fila], *, columnas: Sequence[str] = COLUMNAS, separador: str = ","
) -> bytes:
    renglones = [separador.join(columnas)]
    renglones += [separador.join(str(f.get(c, "")) for c in columnas) for f in filas]
    return ("\n".join(renglones) + "\n").encode()


def importar(archivo: bytes, *, acto: Acto, simular: bool = False) -> Corrida:
    """Load it as its command does."""
    return de_una_vez.importar(
        io.BytesIO(archivo), tipo="cdr", nombre="", acto=acto, simular=simular
    ).corrida
