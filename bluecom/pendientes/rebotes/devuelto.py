"""What a returned mail says (RFC 3464): of which of ours it speaks, and what became of it; pure."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from bluecom.pendientes.fallas import sin_direcciones

FALLO, DEMORA, LLEGO = "failed", "delayed", "delivered"
_ACCIONES = {FALLO, DEMORA, LLEGO}
_VUELTA = re.compile(r"\+([0-9a-f]{32})@")
"""The part of the return address that is of one mail alone."""
_DONDE_LLEGO = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
_LARGO = 220


@dataclass(frozen=True)
class Devuelto:
    """``sello``: of which mail; ``externo``: the name of this very report, for ever the same."""

    sello: str
    accion: str
    detalle: str
    en: datetime | None
    externo: str


def leer_devuelto(crudo: bytes, *, dominio: str) -> list[Devuelto]:
    """What it reports of mails of ours; nothing for what is no delivery report.

    A person's answer, an absence notice or a report of another house's mail is nothing.
    """
    mensaje = BytesParser().parsebytes(crudo)
    bloques = [bloque for parte in _informes(mensaje) for bloque in _bloques(parte)]
    sello = _sello(mensaje, dominio)
    if not sello:
        return []
    nombre = hashlib.sha256(str(mensaje.get("Message-ID") or "").encode() or crudo).hexdigest()
    return [
        Devuelto(
            sello, accion, _detalle(bloque), _fecha(mensaje), f"{nombre}:{sello}:{accion}"[:120]
        )
        for bloque in bloques
        if (accion := _campo(bloque, "Action").lower()) in _ACCIONES
    ]


def _informes(mensaje: Message) -> Iterator[Message]:
    return (p for p in mensaje.walk() if p.get_content_type() == "message/delivery-status")


def _bloques(informe: Message) -> list[Message]:
    """One for the message and one for each of its addressees."""
    partes = informe.get_payload()
    return [p for p in partes if isinstance(p, Message)] if isinstance(partes, list) else []


def _sello(mensaje: Message, dominio: str) -> str:
    """By the address that it came back to, or by the Message-ID of what it returns."""
    for campo in _DONDE_LLEGO:
        for valor in mensaje.get_all(campo, []):
            if hallado := _VUELTA.search(str(valor).lower()):
                return hallado[1]
    nuestro = re.compile(rf"<([0-9a-f]{{32}})@{re.escape(dominio.lower())}>")
    for texto in (*_devueltos(mensaje), *map(str, mensaje.get_all("References", []))):
        if hallado := nuestro.search(texto.lower()):
            return hallado[1]
    return ""


def _devueltos(mensaje: Message) -> Iterator[str]:
    """The Message-ID of each mail, or head of one, that the report carries."""
    for parte in mensaje.walk():
        dentro, tipo = parte.get_payload(), parte.get_content_type()
        if tipo == "message/rfc822" and isinstance(dentro, list):
            yield from (_campo(m, "Message-ID") for m in dentro if isinstance(m, Message))
        cabecera = parte.get_payload(decode=True) if tipo == "text/rfc822-headers" else None
        if isinstance(cabecera, bytes):
            yield _campo(BytesParser().parsebytes(cabecera, headersonly=True), "Message-ID")


def _detalle(bloque: Message) -> str:
    """The other server's words, without anybody's address."""
    dicho = _campo(bloque, "Diagnostic-Code").partition(";")[2].strip()
    estado = _campo(bloque, "Status")
    if not dicho:
        return f"El servidor de destino respondió {estado}." if estado else ""
    dicho = " ".join(sin_direcciones(dicho).split())[:_LARGO]
    return f"El servidor de destino respondió: «{dicho}»."


def _fecha(mensaje: Message) -> datetime | None:
    try:
        leida = parsedate_to_datetime(_campo(mensaje, "Date"))
    except (TypeError, ValueError):
        return None
    return leida if leida.tzinfo else leida.replace(tzinfo=UTC)


def _campo(mensaje: Message, nombre: str) -> str:
    return " ".join(str(mensaje.get(nombre) or "").split())
