"""WhatsApp's own Cloud API: signed news in, messages out, files fetched with our token."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings

from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.graph import Formulario, Respuesta, pedir
from bluecom.integraciones.whatsapp.lectura import leer_noticias
from bluecom.integraciones.whatsapp.manual import Manual
from bluecom.integraciones.whatsapp.puerto import (
    NoSale,
    NoSeSabe,
    Noticia,
    NoticiaRechazada,
    Papel,
    Persona,
    Saliente,
)

_MAS_TARDE = {"4", "80007", "130429", "131016", "131048", "131056", "133004"}
"""Its codes for too many at once, or not now: nothing was sent."""
_FIRMA = "sha256="


class Cloud:
    """Who uses it sets ``WHATSAPP_…`` (``docs/operacion.md``)."""

    nombre = "WhatsApp"
    envia = True

    def enlace_para_escribir(self, numero: str, texto: str) -> str:
        return Manual().enlace_para_escribir(numero, texto)

    def reto(self, consulta: Mapping[str, str]) -> str | None:
        dicha = consulta.get("hub.verify_token", "").encode()
        esperada = str(settings.WHATSAPP["verificacion"]).encode()
        es_ella = bool(esperada) and hmac.compare_digest(dicha, esperada)
        es_un_reto = consulta.get("hub.mode") == "subscribe"
        return consulta.get("hub.challenge", "")[:200] if es_ella and es_un_reto else None

    def leer(self, cuerpo: bytes, cabeceras: Mapping[str, str]) -> list[Noticia]:
        firma = cabeceras.get("X-Hub-Signature-256", "")
        secreto = str(settings.WHATSAPP["secreto"]).encode()
        nuestra = _FIRMA + hmac.new(secreto, cuerpo, hashlib.sha256).hexdigest()
        if not secreto or not hmac.compare_digest(firma.encode(), nuestra.encode()):
            raise NoticiaRechazada("La firma no es la de WhatsApp.")
        return leer_noticias(cuerpo)

    def enviar(self, mensaje: Saliente) -> str:
        subido = _subir(mensaje.papel) if mensaje.papel else ""
        cuerpo = _cuerpo(mensaje, subido)
        respuesta = _pedir(f"{settings.WHATSAPP['numero_id']}/messages", cuerpo=cuerpo)
        dichos = respuesta.dicho.get("messages")
        if respuesta.codigo == 200 and isinstance(dichos, list) and dichos:
            return str(dichos[0].get("id", ""))
        raise _negado(respuesta)

    def traer(self, medio_id: str, *, maximo: int) -> bytes:
        donde = _exigir(_pedir(quote(medio_id, safe=""))).dicho.get("url")
        if not isinstance(donde, str) or not _es_de_confianza(donde):
            raise SistemaNoResponde("no dice de dónde se baja el archivo", reintentable=True)
        bajado = _pedir(donde, maximo=maximo)
        if bajado.codigo != 200:  # the address lives minutes: the next time another one is asked
            raise SistemaNoResponde(f"al bajarlo contesta {bajado.codigo}", reintentable=True)
        return bajado.cuerpo


def _pedir(donde: str, **como: Any) -> Respuesta:
    ajustes = settings.WHATSAPP
    url = donde if "://" in donde else f"{ajustes['url']}/{donde}"
    return pedir(url, token=ajustes["token"], segundos=ajustes["segundos"], **como)


def _subir(papel: Papel) -> str:
    """Its id there. Nothing reached anybody yet: whatever fails is asked again."""
    try:
        respuesta = _pedir(f"{settings.WHATSAPP['numero_id']}/media", formulario=_formulario(papel))
    except NoSeSabe as error:
        raise SistemaNoResponde(f"al subir el archivo {error}", reintentable=True) from None
    suyo = respuesta.dicho.get("id")
    if respuesta.codigo == 200 and suyo:
        return str(suyo)
    negado = _negado(respuesta)
    if isinstance(negado, NoSeSabe):
        raise SistemaNoResponde(f"al subir el archivo {negado}", reintentable=True)
    raise negado


def _formulario(papel: Papel) -> Formulario:
    return Formulario(
        {"messaging_product": "whatsapp", "type": papel.mime},
        contenido=papel.contenido,
        nombre=papel.nombre,
        mime=papel.mime,
    )


def _es_de_confianza(url: str) -> bool:
    """Our token travels only where the API is, or ciphered to a host of its owner."""
    partes, api = urlsplit(url), urlsplit(settings.WHATSAPP["url"])
    if partes.netloc == api.netloc and partes.scheme == api.scheme:
        return True
    suyos = (".fbsbx.com", ".facebook.com", ".fbcdn.net", ".whatsapp.net")
    return partes.scheme == "https" and f".{partes.hostname}".endswith(suyos)


def _cuerpo(mensaje: Saliente, subido: str) -> dict[str, Any]:
    comun = {"messaging_product": "whatsapp", "recipient_type": "individual"}
    comun["biz_opaque_callback_data"] = mensaje.nuestro
    return {**comun, **_para(mensaje.para), **_que(mensaje, subido)}


def _para(persona: Persona) -> dict[str, str]:
    """An id is told apart from a number by the field that holds it."""
    if persona.id:
        return {"recipient": persona.id}
    return {"to": persona.numero.removeprefix("+")}


def _que(mensaje: Saliente, subido: str) -> dict[str, Any]:
    if mensaje.papel:
        suyo = {"id": subido, "filename": mensaje.papel.nombre, "caption": mensaje.texto}
        return {"type": "document", "document": suyo}
    if mensaje.plantilla:
        valores = [{"type": "text", "text": valor} for valor in mensaje.plantilla]
        plantilla = {
            "name": settings.WHATSAPP["plantilla"],
            "language": {"code": settings.WHATSAPP["idioma"]},
            "components": [{"type": "body", "parameters": valores}],
        }
        return {"type": "template", "template": plantilla}
    if mensaje.pide_numero:
        pedido = {
            "type": "request_contact_info",
            "body": {"text": mensaje.texto},
            "action": {"name": "request_contact_info"},
        }
        return {"type": "interactive", "interactive": pedido}
    return {"type": "text", "text": {"body": mensaje.texto, "preview_url": False}}


def _exigir(respuesta: Respuesta) -> Respuesta:
    if respuesta.codigo == 200:
        return respuesta
    se_fue = respuesta.codigo in (400, 404, 410)
    raise SistemaNoResponde(f"contesta {respuesta.codigo}", reintentable=not se_fue)


def _negado(respuesta: Respuesta) -> Exception:
    """No for good, no for now, or an answer from which nobody knows."""
    error = respuesta.dicho.get("error")
    codigo = str(error.get("code", "")) if isinstance(error, dict) else ""
    if respuesta.codigo == 429 or codigo in _MAS_TARDE:
        return SistemaNoResponde("pide que se le envíe más despacio", reintentable=True)
    if respuesta.codigo == 503:
        return SistemaNoResponde("no está disponible", reintentable=True)
    if 400 <= respuesta.codigo < 500:
        return NoSale(codigo[:20] or str(respuesta.codigo))
    return NoSeSabe(f"contesta {respuesta.codigo}")
