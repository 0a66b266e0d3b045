"""Write to the log and check it."""

import hashlib
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from bluecom.bitacora.models import Ancla, Evento

if TYPE_CHECKING:  # the log lies below people: what they do to accounts is written in it too
    from bluecom.cuentas.models import Usuario


def huella_de(texto: str) -> str:
    """What Evento keeps of a free text: its SHA-256, so that erasure leaves the proof."""
    return hashlib.sha256(texto.encode()).hexdigest()


def anotar(
    cadena: str,
    tipo: str,
    *,
    actor: "Usuario | None",
    ahora: datetime,
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
        evento = Evento(
            cadena=cadena,
            n=ultimo.n + 1 if ultimo else 1,
            tipo=tipo,
            actor=actor,
            instante=ahora,
            datos=datos or {},
            previo=ultimo.hash if ultimo else "",
        )
        evento.hash = _hash(evento)
        evento.save(force_insert=True)
    return evento


def verificar(cadena: str) -> list[str]:
    """Name every break of the chain, in Spanish; an empty list means it is intact."""
    problemas: list[str] = []
    previo = ""
    for n, evento in enumerate(Evento.objects.filter(cadena=cadena).order_by("n"), start=1):
        if evento.n != n:
            problemas.append(f"{cadena}: falta el evento {n}.")
            return problemas
        if evento.previo != previo or evento.hash != _hash(evento):
            problemas.append(f"{cadena}: el evento {n} fue alterado.")
        previo = evento.hash
    return problemas


def anclar(dia: date) -> Ancla:
    """Freeze the tips of all chains up to the end of ``dia``, local, once for each day."""
    puntas = list(
        Evento.objects.filter(instante__date__lte=dia)
        .order_by("cadena", "-n")
        .distinct("cadena")
        .values_list("cadena", "hash")
    )
    resumen = hashlib.sha256(json.dumps(puntas).encode()).hexdigest()
    ancla, _ = Ancla.objects.get_or_create(
        dia=dia, defaults={"cadenas": len(puntas), "hash": resumen}
    )
    return ancla


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
