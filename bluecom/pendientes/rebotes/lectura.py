"""Each returned mail is noted on the one it speaks of; read twice, it is noted once."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from bluecom.pendientes.models import CorreoSaliente
from bluecom.pendientes.rebotes.buzon import abrir_buzon
from bluecom.pendientes.rebotes.devuelto import DEMORA, FALLO, LLEGO, Devuelto, leer_devuelto
from bluecom.pendientes.sucesos import Clase, Fuente, anotar_suceso

_CLASES = {FALLO: Clase.REBOTADO, DEMORA: Clase.DEMORADO, LLEGO: Clase.ENTREGADO}
registro = logging.getLogger(__name__)


@dataclass(frozen=True)
class Leidos:
    """How many mails told something new, and how many are left for a person."""

    anotados: int = 0
    sin_entender: int = 0


def leer_rebotes(*, ahora: datetime) -> Leidos:
    """Read what came back. A mail is marked as seen once its news is in the database.

    Raises ``BuzonNoResponde``: what was not marked is read the next time.
    """
    anotados = sin_entender = 0
    with abrir_buzon() as buzon:
        for nombre, crudo in buzon.nuevos():
            devueltos = _entender(crudo)
            suyos = [(d, correo) for d in devueltos if (correo := _nuestro(d))]
            anotados += sum(_anotar(d, correo, ahora) for d, correo in suyos)
            sin_entender += not suyos
            buzon.leido(nombre, para_una_persona=not suyos)
    return Leidos(anotados, sin_entender)


def _entender(crudo: bytes) -> list[Devuelto]:
    try:
        return leer_devuelto(crudo, dominio=settings.CORREO_DOMINIO)
    except Exception:  # whatever anybody may have sent must not stop the others
        registro.exception("No se entendió un correo devuelto")
        return []


def _nuestro(devuelto: Devuelto) -> CorreoSaliente | None:
    message_id = f"<{devuelto.sello}@{settings.CORREO_DOMINIO}>"
    return CorreoSaliente.objects.filter(message_id=message_id).first()


def _anotar(devuelto: Devuelto, correo: CorreoSaliente, ahora: datetime) -> bool:
    return anotar_suceso(
        correo.pk,
        clase=_CLASES[devuelto.accion],
        fuente=Fuente.BUZON,
        externo=devuelto.externo,
        en=min(devuelto.en or ahora, ahora),
        ahora=ahora,
        detalle=devuelto.detalle,
    )
