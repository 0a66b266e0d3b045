"""What a mail provider tells of a mail that it carries, in the words of the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NoticiaRechazada(Exception):
    """It is not signed by the provider, or not now."""


@dataclass(frozen=True)
class Noticia:
    """One thing that became of one mail. ``id`` is the provider's name for it, for ever the same.

    ``clase`` is one of ``SucesoDeCorreo.Clase``.
    """

    id: str
    message_id: str
    clase: str
    en: datetime
    detalle: str = ""


class ProveedorDeCorreo(Protocol):
    """An adapter: who carries the mail in production."""

    def leer(
        self, cuerpo: bytes, cabeceras: Mapping[str, str], *, ahora: datetime
    ) -> list[Noticia]:
        """The news of one request; the signature is checked before anything is parsed.

        Raises ``NoticiaRechazada``; what it does not understand it leaves out.
        """
        ...


def proveedor() -> ProveedorDeCorreo | None:
    """The one of ``CORREO_PROVEEDOR``, if there is one."""
    if not settings.CORREO_PROVEEDOR:
        return None
    clase = import_string(settings.CORREO_PROVEEDOR)
    hecho: ProveedorDeCorreo = clase()
    return hecho
