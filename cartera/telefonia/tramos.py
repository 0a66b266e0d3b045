"""The legs of one call, and what they say together: pure, whatever their order or repetition (4.1).

A leg is the client's own when one of its two ends is outside the exchange and the other is not.
So the agent's leg of a call that the desk dials, a queue that nobody answered, a voicemail and
what two extensions say to each other are none, though the exchange writes ANSWERED on them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from hashlib import blake2b
from operator import attrgetter

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import leer_telefono

CONTESTADA = "ANSWERED"
CIFRAS_DE_INTERNO = 6
"""More are a telephone number, by which exchanges name the trunk that has it."""
_EXTENSION = re.compile(rf"[1-9][0-9]{{1,{CIFRAS_DE_INTERNO - 1}}}")
_INTERNO = re.compile(rf"[A-Za-z0-9_]+/({_EXTENSION.pattern})(?:[-@;].*)?", re.DOTALL)
_VENTA = re.compile(r"V([0-9]{1,18})")


@dataclass(frozen=True)
class Tramo:
    """One row of ``asteriskcdrdb.cdr``; ``calldate`` is aware, seconds are whole."""

    uniqueid: str
    calldate: datetime
    linkedid: str = ""
    sequence: int = 0
    src: str = ""
    dst: str = ""
    channel: str = ""
    dstchannel: str = ""
    lastapp: str = ""
    duration: int = 0
    billsec: int = 0
    disposition: str = ""
    accountcode: str = ""
    recordingfile: str = ""

    @cached_property
    def huella(self) -> str:
        """The same row, from whatever file or database, is the same: the table has no key."""
        uniqueid, calldate, *demas = todo_de(self)
        dicho = (uniqueid, int(calldate.timestamp()), *demas)
        return blake2b("\x1f".join(map(str, dicho)).encode(), digest_size=16).hexdigest()

    @property
    def contestados(self) -> int:
        return self.billsec if self.disposition.upper() == CONTESTADA else 0

    @property
    def es_del_cliente(self) -> bool:
        """Answered or not, it is he who was at the other end."""
        if not self.dstchannel or self.lastapp.upper().startswith("VOICEMAIL"):
            return False
        return es_externo(self.channel) != es_externo(self.dstchannel)

    @property
    def es_entrante(self) -> bool:
        return es_externo(self.channel)

    @property
    def interno(self) -> str:
        """The extension at the end that is not the client's."""
        return interno_de(self.dstchannel if self.es_entrante else self.channel)

    @property
    def fin(self) -> datetime:
        return self.calldate + timedelta(seconds=self.duration)


CAMPOS = tuple(campo.name for campo in fields(Tramo))
todo_de = attrgetter(*CAMPOS)
"""All that a leg says, in the order of its fields."""


@dataclass(frozen=True)
class LlamadaAgrupada:
    """What the legs of one ``linkedid`` are: one call with one client."""

    uniqueid: str
    inicio: datetime
    fin: datetime
    numero: str
    extension: str
    accountcode: str
    segundos: int
    grabacion: str
    entrante: bool


def agrupar(tramos: Iterable[Tramo], *, prefijo: str = "") -> LlamadaAgrupada | None:
    """The call that these legs are; None when no client was at an end of it.

    Its seconds, extension and recording are those of the client's longest leg: in a transfer,
    of who spoke with him most. ``prefijo`` is what is dialled to go outside.
    """
    todos = sorted(set(tramos), key=_el_mas_largo_primero)
    suyos = [tramo for tramo in todos if tramo.es_del_cliente]
    numero = next(filter(None, (_numero(tramo, prefijo) for tramo in suyos)), "")
    if not numero:
        return None
    suyos = [tramo for tramo in suyos if _numero(tramo, prefijo) in ("", numero)]
    principal = suyos[0]
    return LlamadaAgrupada(
        uniqueid=principal.uniqueid,
        inicio=min(tramo.calldate for tramo in suyos),
        fin=max(tramo.fin for tramo in suyos),
        numero=numero,
        extension=principal.interno or _quien_mas(todos, principal),
        accountcode=_cuenta(todos),
        segundos=principal.contestados,
        grabacion=next((t.recordingfile for t in [*suyos, *todos] if t.recordingfile), ""),
        entrante=principal.es_entrante,
    )


def venta_de(accountcode: str) -> int | None:
    """``V42``: the sale from whose page the call was dialled."""
    dicho = _VENTA.fullmatch(accountcode)
    return int(dicho[1]) if dicho else None


@lru_cache(maxsize=4096)
def interno_de(canal: str) -> str:
    """``SIP/201-0000002a`` → ``201``; empty when that end is no extension."""
    dicho = _INTERNO.fullmatch(canal)
    return dicho[1] if dicho else ""


def es_externo(canal: str) -> bool:
    """A trunk; what the exchange calls Local leads somewhere else inside it."""
    return bool(canal) and not canal.upper().startswith("LOCAL/") and not interno_de(canal)


def _el_mas_largo_primero(tramo: Tramo) -> tuple[object, ...]:
    return (-tramo.contestados, *todo_de(tramo))


def _numero(tramo: Tramo, prefijo: str) -> str:
    if tramo.es_entrante:
        return _como_telefono(tramo.src)
    return _como_telefono(tramo.dst) or _como_telefono(tramo.dst.removeprefix(prefijo))


@lru_cache(maxsize=4096)
def _como_telefono(texto: str) -> str:
    try:
        return leer_telefono(texto)
    except DatoInvalido:
        return ""


def _quien_mas(todos: list[Tramo], principal: Tramo) -> str:
    """A call that the desk dialled leaves its extension in another leg, or as who rings."""
    if _EXTENSION.fullmatch(principal.src) and not principal.es_entrante:
        return principal.src
    canales = (canal for tramo in todos for canal in (tramo.dstchannel, tramo.channel))
    return next(filter(None, map(interno_de, canales)), "")


def _cuenta(todos: list[Tramo]) -> str:
    """Two sales in one call say nothing."""
    dichas = {tramo.accountcode for tramo in todos if venta_de(tramo.accountcode)}
    return dichas.pop() if len(dichas) == 1 else ""
