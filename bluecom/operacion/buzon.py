"""The mailbox that our mail comes back to is looked at like any other system of others."""

from collections.abc import Iterable

from django.conf import settings

from bluecom.operacion.revisiones import revisor_de_cada_minuto
from bluecom.pendientes.rebotes.buzon import BuzonNoResponde, abrir_buzon

BUZON = "Buzón de rebotes"


@revisor_de_cada_minuto(BUZON, si=lambda: bool(settings.BUZON_REBOTES))
def mirar_el_buzon() -> Iterable[str]:
    """Enter it, with its key; nothing is read."""
    try:
        with abrir_buzon():
            return []
    except BuzonNoResponde as error:
        return [str(error)]
