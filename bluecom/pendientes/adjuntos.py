"""The files of an e-mail, frozen in the private store when it is queued."""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bluecom.pendientes.errores import Apartar


@dataclass(frozen=True)
class Adjunto:
    """A file of an e-mail, as bytes; it is copied to the private store when queued."""

    nombre: str
    mime: str
    contenido: bytes


def guardar_adjunto(adjunto: Adjunto) -> dict[str, str]:
    """Keep it, and say where, with the SHA-256 of what was kept."""
    ruta = default_storage.save(adjunto.nombre, ContentFile(adjunto.contenido))
    sha256 = hashlib.sha256(adjunto.contenido).hexdigest()
    return {"nombre": adjunto.nombre, "mime": adjunto.mime, "ruta": ruta, "sha256": sha256}


def abrir_adjunto(guardado: dict[str, str]) -> bytes:
    """The very bytes that were kept; ``Apartar`` when the disk has others."""
    with default_storage.open(guardado["ruta"]) as archivo:
        contenido: bytes = archivo.read()
    if hashlib.sha256(contenido).hexdigest() != guardado["sha256"]:
        raise Apartar(f"El adjunto {guardado['nombre']} fue alterado en el disco.")
    return contenido
