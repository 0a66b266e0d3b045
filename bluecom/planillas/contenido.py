"""The bytes of a file between the page that brought it and the worker that reads it."""

import io
from hashlib import sha256
from typing import BinaryIO, NamedTuple

from bluecom.planillas.models import Contenido, Corrida

_PEDAZO = 1 << 20


class Medidas(NamedTuple):
    """What is known of a file once it was gone through."""

    sha256: str
    lineas: int


def medir(archivo: BinaryIO) -> Medidas:
    """Its fingerprint and how many lines it has, without holding it."""
    archivo.seek(0)
    huella, lineas = sha256(), 1
    while pedazo := archivo.read(_PEDAZO):
        huella.update(pedazo)
        lineas += pedazo.count(b"\n")
    return Medidas(huella.hexdigest(), lineas)


def guardar(corrida: Corrida, archivo: BinaryIO) -> None:
    """In the database: any worker reaches it, and no disk has it in clear.

    What comes by a page is as large as a page may bring; a command reads from its own file.
    """
    archivo.seek(0)
    Contenido.objects.create(corrida=corrida, datos=archivo.read())


def abrir(corrida: Corrida) -> BinaryIO:
    """Whole in memory: while rows are copied its connection answers no question."""
    return io.BytesIO(Contenido.objects.get(corrida=corrida).datos)


def olvidar(corrida: Corrida) -> None:
    Contenido.objects.filter(corrida=corrida).delete()
