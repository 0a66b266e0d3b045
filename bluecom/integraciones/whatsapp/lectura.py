"""What a webhook of the Cloud API says, in the words of the house; pure.

Nothing in a body is trusted to be there: a piece that is not as it should be is left out, and the
others are told.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from bluecom.integraciones.whatsapp.puerto import (
    Cambio,
    Clase,
    Llegado,
    Medio,
    Noticia,
    Persona,
    Suceso,
    Suerte,
)

Dato = dict[str, Any]
LARGO_DE_ID, LARGO_DE_TEXTO = 140, 8192
_CLASES = {
    "text": Clase.TEXTO,
    "button": Clase.TEXTO,
    "interactive": Clase.TEXTO,
    "image": Clase.IMAGEN,
    "document": Clase.DOCUMENTO,
    "audio": Clase.VOZ,
    "video": Clase.VIDEO,
    "contacts": Clase.CONTACTO,
}
_CON_MEDIO = ("image", "document", "audio", "video", "sticker")
_SUERTES = {
    "sent": Suerte.ENVIADO,
    "delivered": Suerte.ENTREGADO,
    "read": Suerte.LEIDO,
    "failed": Suerte.FALLO,
}
_CAMBIOS = ("user_changed_number", "user_changed_user_id")
_NO_SE_GUARDA = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def leer_noticias(cuerpo: bytes) -> list[Noticia]:
    """Each message, status and change of one body, in its order."""
    try:
        leido = json.loads(cuerpo)
    except (ValueError, RecursionError):
        return []
    return [noticia for valor in _valores(leido) for noticia in _de(valor)]


def _valores(leido: Any) -> Iterator[Dato]:
    for entrada in _lista(_dato(leido), "entry"):
        for cambio in _lista(entrada, "changes"):
            yield _dato(cambio.get("value"))


def _de(valor: Dato) -> Iterator[Noticia]:
    nombres = [_contacto(contacto) for contacto in _lista(valor, "contacts")]
    for mensaje in _lista(valor, "messages"):
        noticia = _cambio(mensaje) if mensaje.get("type") == "system" else _llegado(mensaje)
        if isinstance(noticia, Llegado):
            noticia = _con_nombre(noticia, nombres)
        if noticia is not None:
            yield noticia
    for estado in _lista(valor, "statuses"):
        suceso = _suceso(estado)
        if suceso is not None:
            yield suceso


def _llegado(mensaje: Dato) -> Llegado | None:
    de = Persona(_id(mensaje, "from_user_id"), _numero(mensaje.get("from")))
    wamid, en = _id(mensaje, "id"), _instante(mensaje)
    if not wamid or en is None or not (de.id or de.numero):
        return None
    tipo = str(mensaje.get("type"))
    que = _dato(mensaje.get(tipo))
    return Llegado(
        wamid,
        de,
        en,
        _CLASES.get(tipo, Clase.OTRA),
        texto=_TEXTOS.get(tipo, _leyenda)(que),
        medio=_medio(que) if tipo in _CON_MEDIO else None,
        dice_ser=_dice_ser(mensaje) if tipo == "contacts" else None,
    )


def _con_nombre(llegado: Llegado, contactos: list[Persona]) -> Llegado:
    """With the name, and the other identity, that its contact tells."""
    de = llegado.de
    for otro in contactos:
        mismo = (de.id and de.id == otro.id) or (de.numero and de.numero == otro.numero)
        if mismo and not (de.id and otro.id and de.id != otro.id):
            de = Persona(de.id or otro.id, de.numero or otro.numero, otro.nombre)
            return Llegado(
                llegado.wamid,
                de,
                llegado.en,
                llegado.clase,
                llegado.texto,
                llegado.medio,
                llegado.dice_ser,
            )
    return llegado


def _cambio(mensaje: Dato) -> Cambio | None:
    """It has no ``contacts``; the number from before is the message's own."""
    sistema, en = _dato(mensaje.get("system")), _instante(mensaje)
    if sistema.get("type") not in _CAMBIOS or en is None:
        return None
    id_de_antes = _id(sistema, "previous_user_id") or _id(mensaje, "from_user_id")
    ahora = Persona(_id(sistema, "user_id"), _numero(sistema.get("wa_id")))
    antes = Persona(id_de_antes, _numero(mensaje.get("from")))
    return Cambio(antes, ahora, en) if _dicha(antes) and _dicha(ahora) else None


def _dicha(persona: Persona) -> bool:
    return bool(persona.id or persona.numero)


def _suceso(estado: Dato) -> Suceso | None:
    suerte, en = _SUERTES.get(str(estado.get("status"))), _instante(estado)
    wamid = _id(estado, "id")
    if suerte is None or en is None or not wamid:
        return None
    errores = _lista(estado, "errors")
    return Suceso(
        wamid,
        suerte,
        en,
        Persona(_id(estado, "recipient_user_id"), _numero(estado.get("recipient_id"))),
        nuestro=_id(estado, "biz_opaque_callback_data"),
        codigo=_id(errores[0], "code")[:20] if errores else "",
    )


def _contacto(contacto: Dato) -> Persona:
    nombre = _limpio(_dato(contacto.get("profile")).get("name"))[:120]
    return Persona(_id(contacto, "user_id"), _numero(contacto.get("wa_id")), nombre)


def _dice_ser(mensaje: Dato) -> Persona | None:
    """His own number, when he was asked for it; a card that he passes on is somebody else's."""
    for tarjeta in _lista(mensaje, "contacts"):
        if tarjeta.get("origin") != "contact_request":
            continue
        for telefono in _lista(tarjeta, "phones"):
            if numero := _numero(telefono.get("wa_id")) or _numero(telefono.get("phone")):
                return Persona(_id(mensaje, "from_user_id"), numero)
    return None


def _medio(que: Dato) -> Medio | None:
    if not (medio_id := _id(que, "id")):
        return None
    mime = _limpio(que.get("mime_type")).partition(";")[0].strip()[:80]
    return Medio(medio_id, mime, _limpio(que.get("filename"))[:200], en_hexadecimal(que))


def en_hexadecimal(que: Dato) -> str:
    """The ``sha256`` of a file, told in base64 or in hexadecimal; empty when it is neither."""
    dicho = str(que.get("sha256") or "")
    if re.fullmatch("[0-9a-fA-F]{64}", dicho):
        return dicho.lower()
    try:
        crudo = base64.b64decode(dicho, validate=True)
    except (binascii.Error, ValueError):
        return ""
    return crudo.hex() if len(crudo) == 32 else ""


def _leyenda(que: Dato) -> str:
    return _limpio(que.get("caption"))


def _texto(que: Dato) -> str:
    return _limpio(que.get("body"))


def _boton(que: Dato) -> str:
    return _limpio(que.get("text"))


def _respuesta(que: Dato) -> str:
    elegida = _dato(que.get("button_reply")) or _dato(que.get("list_reply"))
    return _limpio(elegida.get("title"))


_TEXTOS: dict[str, Callable[[Dato], str]] = {
    "text": _texto,
    "button": _boton,
    "interactive": _respuesta,
}


def _numero(dicho: Any) -> str:
    """E.164 of a ``wa_id``, which has no sign; empty for what is no number."""
    cifras = str(dicho or "").strip().removeprefix("+").replace(" ", "")
    es_numero = cifras.isascii() and cifras.isdecimal() and 6 <= len(cifras) <= 15
    return f"+{cifras}" if es_numero else ""


def _id(donde: Dato, campo: str) -> str:
    dicho = str(donde.get(campo) or "")
    return dicho if len(dicho) <= LARGO_DE_ID and dicho.isascii() and dicho.isprintable() else ""


def _instante(donde: Dato) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(donde["timestamp"]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def _limpio(dicho: Any) -> str:
    """Without the signs that no database keeps."""
    return _NO_SE_GUARDA.sub("", str(dicho or ""))[:LARGO_DE_TEXTO].strip()


def _dato(que: Any) -> Dato:
    return que if isinstance(que, dict) else {}


def _lista(donde: Dato, campo: str) -> list[Dato]:
    hay = donde.get(campo)
    return [uno for uno in hay if isinstance(uno, dict)] if isinstance(hay, list) else []
