"""E-mail with a life: queued with its frozen attachments, sent at least once."""

import hashlib
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from bluecom.pendientes.errores import Apartar
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente, Situacion
from bluecom.pendientes.servicios import deber
from bluecom.pendientes.smtp import leer_respuesta
from bluecom.transacciones import sin_choques

_POR_SALIR = {EstadoCorreo.EN_COLA, EstadoCorreo.REINTENTANDO, EstadoCorreo.FALLIDO}
"""A failed one is asked to go out again only when a person puts it back."""


@dataclass(frozen=True)
class Adjunto:
    """A file of an e-mail, as bytes; it is copied to the private store when queued."""

    nombre: str
    mime: str
    contenido: bytes


def encolar_correo(
    clave: str,
    *,
    para: str,
    asunto: str,
    texto: str,
    ahora: datetime,
    adjuntos: Sequence[Adjunto] = (),
    al_salir: tuple[str, int] | None = None,
) -> CorreoSaliente:
    """Owe one e-mail. The same ``clave`` is the same e-mail, whoever asks twice.

    ``al_salir`` is the effect (``tipo``, object's id) that is owed once the mail server has
    accepted it; its ``datos`` hold the ``correo``'s id.
    """
    previo = CorreoSaliente.objects.filter(clave=clave).first()
    if previo is not None:
        return previo
    sello = hashlib.sha256(f"{clave}|{ahora.isoformat()}".encode()).hexdigest()[:32]
    correo = CorreoSaliente.objects.create(
        clave=clave,
        para=para,
        asunto=asunto,
        texto=texto,
        adjuntos=[_guardar(adjunto) for adjunto in adjuntos],
        message_id=f"<{sello}@bluecom.invalid>",
        creado_en=ahora,
    )
    datos: dict[str, Any] = {"que": f"el correo «{asunto}»"}
    if al_salir:
        datos["al_salir"] = al_salir
    deber("correo:enviar", f"correo:{clave}", objeto_id=correo.pk, datos=datos, ahora=ahora)
    return correo


def enviar(pendiente: Pendiente) -> None:
    """Hand the e-mail to the mail server; a fixed Message-ID makes a repeat recognisable.

    No transaction stays open during the dialogue: nobody waits for a slow server.
    """
    correo = CorreoSaliente.objects.get(pk=pendiente.objeto_id or 0)
    if correo.estado not in _POR_SALIR:
        return
    mensaje = _mensaje(correo)
    try:
        mensaje.send()
    except (smtplib.SMTPException, OSError) as error:
        raise leer_respuesta(error) from error
    sin_choques(lambda: _anotar_salida(correo.pk, pendiente))


@transaction.atomic
def _anotar_salida(correo_id: int, pendiente: Pendiente) -> None:
    """It went out; what hangs from that is owed, unless it was cancelled in the meantime."""
    correo = CorreoSaliente.objects.select_for_update().get(pk=correo_id)
    correo.enviado_en = timezone.now()
    if correo.estado in _POR_SALIR:
        correo.estado, correo.error = EstadoCorreo.ENVIADO, ""
        _deber_lo_que_sigue(correo, pendiente)
    else:
        correo.error = "Salió mientras se cancelaba."
    correo.save(update_fields=["estado", "enviado_en", "error"])


def _deber_lo_que_sigue(correo: CorreoSaliente, pendiente: Pendiente) -> None:
    if al_salir := pendiente.datos.get("al_salir"):
        assert correo.enviado_en is not None
        tipo, objeto_id = al_salir
        deber(
            tipo,
            f"{tipo}:{objeto_id}:{correo.pk}",
            objeto_id=objeto_id,
            datos={"correo": correo.pk},
            ahora=correo.enviado_en,
        )


def marcar_fallo(pendiente: Pendiente) -> None:
    """Show on the e-mail what became of its last attempt."""
    fallido = pendiente.situacion == Situacion.APARTADO
    suyo = CorreoSaliente.objects.filter(pk=pendiente.objeto_id or 0, estado__in=_POR_SALIR)
    suyo.update(
        estado=EstadoCorreo.FALLIDO if fallido else EstadoCorreo.REINTENTANDO,
        error=pendiente.ultimo_error,
    )


def _mensaje(correo: CorreoSaliente) -> EmailMessage:
    mensaje = EmailMessage(
        correo.asunto, correo.texto, to=[correo.para], headers={"Message-ID": correo.message_id}
    )
    for adjunto in correo.adjuntos:
        with default_storage.open(adjunto["ruta"]) as archivo:
            contenido = archivo.read()
        if hashlib.sha256(contenido).hexdigest() != adjunto["sha256"]:
            raise Apartar(f"El adjunto {adjunto['nombre']} fue alterado en el disco.")
        mensaje.attach(adjunto["nombre"], contenido, adjunto["mime"])
    return mensaje


def _guardar(adjunto: Adjunto) -> dict[str, str]:
    ruta = default_storage.save(adjunto.nombre, ContentFile(adjunto.contenido))
    sha256 = hashlib.sha256(adjunto.contenido).hexdigest()
    return {"nombre": adjunto.nombre, "mime": adjunto.mime, "ruta": ruta, "sha256": sha256}
