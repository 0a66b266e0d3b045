"""E-mail with a life: queued with its frozen attachments, sent at least once."""

import secrets
import smtplib
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from bluecom.pendientes.adjuntos import Adjunto, abrir_adjunto, guardar_adjunto
from bluecom.pendientes.models import (
    DETENIBLE,
    SALE_SOLO,
    CorreoSaliente,
    EstadoCorreo,
    Pendiente,
    Situacion,
)
from bluecom.pendientes.servicios import condonar, deber, reponer
from bluecom.pendientes.smtp import leer_respuesta
from bluecom.pendientes.sucesos import Clase, Fuente, anotar_suceso
from bluecom.transacciones import sin_choques

ENVIAR = "correo:enviar"
_POR_SALIR = {*SALE_SOLO, EstadoCorreo.FALLIDO}
"""A failed one is asked to go out again only when a person puts it back."""


def encolar_correo(
    clave: str,
    *,
    para: str,
    asunto: str,
    texto: str,
    ahora: datetime,
    adjuntos: Sequence[Adjunto] = (),
    sigue: str = "",
) -> CorreoSaliente:
    """Owe one e-mail. The same ``clave`` is the same e-mail, whoever asks twice.

    ``sigue`` is the kind of the effect that is owed whenever something is heard of it: that the
    server accepted it, that it came back (``sucesos``). Its ``objeto_id`` is the e-mail's.
    """
    previo = CorreoSaliente.objects.filter(clave=clave).first()
    if previo is not None:
        return previo
    correo = CorreoSaliente.objects.create(
        clave=clave,
        para=para,
        asunto=asunto,
        texto=texto,
        adjuntos=[guardar_adjunto(adjunto) for adjunto in adjuntos],
        message_id=f"<{secrets.token_hex(16)}@{settings.CORREO_DOMINIO}>",
        sigue=sigue,
        creado_en=ahora,
    )
    deber(
        ENVIAR,
        f"correo:{clave}",
        objeto_id=correo.pk,
        datos={"que": f"el correo «{asunto}»"},
        ahora=ahora,
    )
    return correo


def enviar(pendiente: Pendiente) -> None:
    """Hand the e-mail to the mail server; a fixed Message-ID makes a repeat recognisable.

    No transaction stays open during the dialogue: nobody waits for a slow server.
    """
    correo = _tomar(pendiente.objeto_id or 0)
    if correo is None:
        return
    mensaje = _mensaje(correo)
    try:
        mensaje.send()
    except (smtplib.SMTPException, OSError) as error:
        raise leer_respuesta(error) from error
    sin_choques(lambda: _anotar(correo, Clase.SALIO, correo.message_id))


def detener(correo_id: int, *, aunque_salga: bool = False) -> bool:
    """It goes out no more; ``False`` when it is leaving at this moment, or left already.

    ``aunque_salga``: one that is leaving is not tried again, if it does not get through.
    """
    with transaction.atomic():
        correo = CorreoSaliente.objects.select_for_update().get(pk=correo_id)
        saliendo = aunque_salga and correo.estado == EstadoCorreo.SALIENDO
        if correo.estado not in DETENIBLE and not saliendo:
            return False
        condonar(ENVIAR, correo.pk)
        correo.estado, correo.proximo_en = EstadoCorreo.CANCELADO, None
        correo.save(update_fields=["estado", "proximo_en"])
    return True


def reponer_correo(correo_id: int) -> bool:
    """A person asks that what was set aside be tried again; ``False`` when it was not."""
    with transaction.atomic():
        correo = CorreoSaliente.objects.select_for_update().get(pk=correo_id)
        if correo.estado != EstadoCorreo.FALLIDO:
            return False
        for apartado in Pendiente.objects.apartados().filter(tipo=ENVIAR, objeto_id=correo.pk):
            reponer(apartado)
        correo.estado, correo.error = EstadoCorreo.EN_COLA, ""
        correo.save(update_fields=["estado", "error"])
    return True


@transaction.atomic
def _tomar(correo_id: int) -> CorreoSaliente | None:
    """Say that it is leaving, so that whoever corrects its address meanwhile is told so."""
    correo = CorreoSaliente.objects.select_for_update().get(pk=correo_id)
    if correo.estado not in _POR_SALIR:
        return None
    correo.estado, correo.proximo_en = EstadoCorreo.SALIENDO, None
    correo.save(update_fields=["estado", "proximo_en"])
    return correo


def _anotar(correo: CorreoSaliente, clase: Clase, externo: str) -> None:
    ahora = timezone.now()
    anotar_suceso(
        correo.pk,
        clase=clase,
        fuente=Fuente.SERVIDOR,
        externo=externo,
        en=ahora,
        ahora=ahora,
        detalle=correo.error if clase == Clase.NO_SALIO else "",
    )


def marcar_fallo(pendiente: Pendiente) -> None:
    """Show on the e-mail what became of its last attempt, and when the next one is."""
    correo = CorreoSaliente.objects.select_for_update().get(pk=pendiente.objeto_id or 0)
    if correo.estado not in _POR_SALIR:
        return
    fallido = pendiente.situacion == Situacion.APARTADO
    correo.estado = EstadoCorreo.FALLIDO if fallido else EstadoCorreo.REINTENTANDO
    correo.error = pendiente.ultimo_error
    correo.proximo_en = None if fallido else pendiente.proximo_en
    correo.save(update_fields=["estado", "error", "proximo_en"])
    if fallido:
        _anotar(correo, Clase.NO_SALIO, f"{correo.message_id} {timezone.now():%Y%m%d%H%M%S}")


def _mensaje(correo: CorreoSaliente) -> EmailMessage:
    mensaje = EmailMessage(
        correo.asunto,
        correo.texto,
        from_email=_vuelve_a(correo),
        to=[correo.para],
        headers={"Message-ID": correo.message_id, "From": settings.DEFAULT_FROM_EMAIL},
    )
    for adjunto in correo.adjuntos:
        mensaje.attach(adjunto["nombre"], abrir_adjunto(adjunto), adjunto["mime"])
    return mensaje


def _vuelve_a(correo: CorreoSaliente) -> str:
    """Where it comes back to: an address of its own, when there is a mailbox for it."""
    nombre, arroba, dominio = settings.CORREO_REBOTES.partition("@")
    if not arroba:
        return str(settings.DEFAULT_FROM_EMAIL)
    return f"{nombre}+{correo.sello}@{dominio}"
