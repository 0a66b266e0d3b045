"""What the desk asks of WhatsApp, and what WhatsApp tells it (6.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class NoticiaRechazada(Exception):
    """It is not signed by the platform."""


class NoSale(Exception):
    """The platform said no, for good: nothing was sent. ``codigo`` is its own."""

    def __init__(self, codigo: str) -> None:
        super().__init__(codigo)
        self.codigo = codigo


class NoSeSabe(Exception):
    """It was asked, and nobody knows whether it sent: it is never asked again by itself."""


class Clase(StrEnum):
    """What a message carries."""

    TEXTO = "TEXTO"
    IMAGEN = "IMAGEN"
    DOCUMENTO = "DOCUMENTO"
    VOZ = "VOZ"
    VIDEO = "VIDEO"
    CONTACTO = "CONTACTO"
    OTRA = "OTRA"


class Suerte(StrEnum):
    """What becomes of a message that was sent, each further than the one before."""

    ENVIADO = "ENVIADO"
    FALLO = "FALLO"
    ENTREGADO = "ENTREGADO"
    LEIDO = "LEIDO"


@dataclass(frozen=True)
class Persona:
    """Whoever writes: by the id that the platform gives this business, by his number, or by both.

    ``numero`` is E.164; either may be empty, and both of a ``Cambio`` may be.
    """

    id: str = ""
    numero: str = ""
    nombre: str = ""


@dataclass(frozen=True)
class Medio:
    """A file that is still to be fetched; ``sha256`` in hexadecimal, as the platform tells it."""

    id: str
    mime: str = ""
    nombre: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Llegado:
    """A message from a person. ``dice_ser``: the number he gave when he was asked for it."""

    wamid: str
    de: Persona
    en: datetime
    clase: Clase
    texto: str = ""
    medio: Medio | None = None
    dice_ser: Persona | None = None


@dataclass(frozen=True)
class Suceso:
    """What became of one of ours. ``nuestro``: our own name for it, if it was told back."""

    wamid: str
    suerte: Suerte
    en: datetime
    para: Persona
    nuestro: str = ""
    codigo: str = ""


@dataclass(frozen=True)
class Cambio:
    """One person has another number, another id, or both."""

    antes: Persona
    ahora: Persona
    en: datetime


Noticia = Llegado | Suceso | Cambio


@dataclass(frozen=True)
class Papel:
    """A file of ours that goes with a message, as the client sees it named."""

    contenido: bytes
    nombre: str
    mime: str = "application/pdf"


@dataclass(frozen=True)
class Saliente:
    """A message to be sent. ``plantilla``: the values of the approved one, outside the window.

    ``nuestro``: told back with whatever becomes of it. ``pide_numero``: with the button by which
    he shares his number. ``papel``: what goes with it, the text beneath.
    """

    para: Persona
    texto: str
    nuestro: str
    plantilla: tuple[str, ...] = ()
    pide_numero: bool = False
    papel: Papel | None = None


class WhatsApp(Protocol):
    """``envia``: whether it sends by itself; the others are sent by a press of the link."""

    nombre: str
    envia: bool

    def enlace_para_escribir(self, numero: str, texto: str) -> str:
        """The address that opens the reader's own WhatsApp with the text for an E.164 number."""

    def reto(self, consulta: Mapping[str, str]) -> str | None:
        """What the platform must be answered when it verifies our address, if it is the platform.

        ``None`` when it is not.
        """

    def leer(self, cuerpo: bytes, cabeceras: Mapping[str, str]) -> list[Noticia]:
        """The news of one request, whose signature is checked before anything is parsed.

        Raises ``NoticiaRechazada``; what it does not understand it leaves out.
        """

    def enviar(self, mensaje: Saliente) -> str:
        """The platform's name for what it took in.

        Raises ``NoSale``, ``NoSeSabe``, or ``SistemaNoResponde`` when nothing was sent.
        """

    def traer(self, medio_id: str, *, maximo: int) -> bytes:
        """The bytes of a file; its address is asked anew each time, since it lives minutes.

        Raises ``SistemaNoResponde``.
        """
