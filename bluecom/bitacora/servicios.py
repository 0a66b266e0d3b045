"""Write to the log and check it."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Protocol

from django.db import connection, transaction

from bluecom.bitacora.models import Evento
from bluecom.preparadas import Alta

_NUEVO = Alta(Evento)


class Persona(Protocol):
    @property
    def pk(self) -> Any: ...


class Acto(Protocol):
    """Who and when. The log lies below people: what is done to accounts is written in it too."""

    @property
    def usuario(self) -> Persona: ...
    @property
    def ahora(self) -> datetime: ...


def huella_de(texto: str) -> str:
    """What Evento keeps of a free text: its SHA-256, so that erasure leaves the proof."""
    return hashlib.sha256(texto.encode()).hexdigest()


def anotar(
    cadena: str,
    tipo: str,
    *,
    acto: Acto,
    datos: dict[str, Any] | None = None,
) -> Evento:
    """Append one Evento to ``cadena`` in the caller's transaction.

    The chain is locked until the transaction ends, so that two writers cannot
    take the same ``n``.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [cadena])
        ultimo = Evento.objects.filter(cadena=cadena).order_by("-n").first()
        return _escribir(cadena, tipo, acto=acto, datos=datos, tras=ultimo)


def estrenar(
    cadena: str,
    tipo: str,
    *,
    acto: "Acto",
    datos: dict[str, Any] | None = None,
) -> Evento:
    """The first Evento of what was born in the caller's transaction: nobody else knows of it yet.

    So there is nothing to lock and no other to look for.
    """
    return _escribir(cadena, tipo, acto=acto, datos=datos, tras=None)


def _escribir(
    cadena: str,
    tipo: str,
    *,
    acto: "Acto",
    datos: dict[str, Any] | None,
    tras: Evento | None,
) -> Evento:
    evento = Evento(
        cadena=cadena,
        n=tras.n + 1 if tras else 1,
        tipo=tipo,
        actor_id=acto.usuario.pk,
        instante=acto.ahora,
        datos=datos or {},
        previo=tras.hash if tras else "",
    )
    evento.hash = _hash(evento)
    _NUEVO.escribir(evento)
    return evento


def verificar(cadena: str) -> list[str]:
    """Name every break of the chain, in Spanish; an empty list means it is intact."""
    return list(_roturas(cadena, Evento.objects.filter(cadena=cadena).order_by("n")))


def verificar_todas() -> Iterator[str]:
    """Name every break of every chain, reading each event once."""
    todos = Evento.objects.order_by("cadena", "n").iterator(chunk_size=2000)
    for cadena, suyos in groupby(todos, key=attrgetter("cadena")):
        yield from _roturas(cadena, suyos)


def _roturas(cadena: str, eventos: Iterable[Evento]) -> Iterator[str]:
    previo = ""
    for n, evento in enumerate(eventos, start=1):
        if evento.n != n:
            yield f"{cadena}: falta el evento {n}."
            return
        if evento.previo != previo or evento.hash != _hash(evento):
            yield f"{cadena}: el evento {n} fue alterado."
        previo = evento.hash


def _hash(evento: Evento) -> str:
    cuerpo = {
        "cadena": evento.cadena,
        "n": evento.n,
        "tipo": evento.tipo,
        "actor": evento.actor_id,
        "instante": int(evento.instante.timestamp() * 1_000_000),
        "datos": evento.datos,
    }
    canonico = json.dumps(cuerpo, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256((evento.previo + canonico).encode()).hexdigest()
