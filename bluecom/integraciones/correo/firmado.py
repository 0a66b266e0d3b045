"""News signed by the open convention Standard Webhooks, in the event names that providers share.

The body is one event or a list of them: ``{"event": "bounced", "message_id": "<…>",
"timestamp": "2026-11-29T10:00:00Z", "description": "550 5.1.1 …"}``.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.dateparse import parse_datetime

from bluecom.integraciones.correo.puerto import Noticia, NoticiaRechazada
from bluecom.pendientes.fallas import sin_direcciones
from bluecom.pendientes.sucesos import Clase

TOLERANCIA = timedelta(minutes=5)
"""What was signed longer ago is somebody's copy."""
_CLASES = {
    "delivered": Clase.ENTREGADO,
    "bounced": Clase.REBOTADO,
    "rejected": Clase.REBOTADO,
    "deferred": Clase.DEMORADO,
    "opened": Clase.ABIERTO,
}


class Firmado:
    """``webhook-id``, ``webhook-timestamp`` and ``webhook-signature`` over the raw body."""

    def leer(
        self, cuerpo: bytes, cabeceras: Mapping[str, str], *, ahora: datetime
    ) -> list[Noticia]:
        identidad, instante = (
            cabeceras.get("webhook-id", ""),
            cabeceras.get("webhook-timestamp", ""),
        )
        self._exigir_firma(cuerpo, identidad, instante, cabeceras.get("webhook-signature", ""))
        self._exigir_que_sea_de_ahora(instante, ahora)
        try:
            leido = json.loads(cuerpo)
        except ValueError:
            return []
        sucesos = leido if isinstance(leido, list) else [leido]
        noticias = (_noticia(f"{identidad}:{n}", s) for n, s in enumerate(sucesos))
        return [noticia for noticia in noticias if noticia is not None]

    def _exigir_firma(self, cuerpo: bytes, identidad: str, instante: str, firmas: str) -> None:
        if not identidad:
            raise NoticiaRechazada("Sin firma.")
        firmado = f"{identidad}.{instante}.".encode() + cuerpo
        nuestra = hmac.new(_clave(), firmado, hashlib.sha256).digest()
        for firma in firmas.split():
            version, _, valor = firma.partition(",")
            if version == "v1" and hmac.compare_digest(nuestra, _de_base64(valor)):
                return
        raise NoticiaRechazada("La firma no es la del proveedor.")

    def _exigir_que_sea_de_ahora(self, instante: str, ahora: datetime) -> None:
        try:
            firmado_en = datetime.fromtimestamp(int(instante), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise NoticiaRechazada("Sin instante.") from error
        if abs(ahora - firmado_en) > TOLERANCIA:
            raise NoticiaRechazada("Se firmó en otro momento.")


def _noticia(nombre: str, suceso: Any) -> Noticia | None:
    if not isinstance(suceso, dict):
        return None
    clase = _CLASES.get(str(suceso.get("event")))
    try:
        en = parse_datetime(str(suceso.get("timestamp")))
    except ValueError:
        en = None
    if clase is None or en is None or en.tzinfo is None:
        return None
    message_id = f"<{str(suceso.get('message_id', '')).strip('<> ')}>"
    if not message_id.isprintable():
        return None
    detalle = " ".join(sin_direcciones(str(suceso.get("description") or "")).split())
    return Noticia(nombre, message_id, clase, en, detalle[:300])


def _clave() -> bytes:
    return _de_base64(str(settings.CORREO_PROVEEDOR_CLAVE).removeprefix("whsec_"))


def _de_base64(texto: str) -> bytes:
    try:
        return base64.b64decode(texto, validate=True)
    except (binascii.Error, ValueError):
        return b""
