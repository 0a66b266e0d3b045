"""Step 11.2: the client says by the link of the e-mail that the terms arrived, once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.pendientes.sucesos import Clase, Fuente, anotar_suceso
from bluecom.rechazo import Rechazo
from solicitudes.canales.terminos.constancia import poner_al_dia
from solicitudes.models import EnvioDeTerminos, Mensaje, Olvido
from solicitudes.puerta.avanzar import bloquear


class EnlaceSinEfecto(Rechazo):
    """The link says nothing any more, and why."""


@dataclass(frozen=True)
class Enlace:
    """What a link leads to, and why it can no longer be used; empty: it can.

    ``olvidado``: what was kept of its sale is erased, the file too.
    """

    envio: EnvioDeTerminos
    impide: str
    olvidado: bool

    @property
    def da_el_documento(self) -> bool:
        return not self.olvidado and (self.usado or not self.impide)

    @property
    def usado(self) -> bool:
        return self.envio.acusado_en is not None


def leer_enlace(llave: str, *, ahora: datetime) -> Enlace | None:
    """What the address of an e-mail leads to; looking at it proves nothing, programs look too."""
    envio = (
        EnvioDeTerminos.objects.filter(llave=llave, correo__isnull=False)
        .select_related("correo", "documento", "venta__oferta__plan", "venta__oferta__producto")
        .first()
    )
    if envio is None:
        return None
    return Enlace(envio, _impide(envio, ahora), _se_olvido(envio))


def acusar(llave: str, *, desde: str | None, ahora: datetime) -> EnvioDeTerminos:
    """The reader of the e-mail presses the button: when, from where, and of which bytes.

    Raises ``EnlaceSinEfecto`` with its sentence; ``EnvioDeTerminos.DoesNotExist`` for a link
    that is none.
    """
    acto = acto_del_sistema(ahora)
    with transaction.atomic():
        leido = EnvioDeTerminos.objects.only("venta_id").get(llave=llave, correo__isnull=False)
        venta = bloquear(leido.venta_id, acto=acto)
        envio = EnvioDeTerminos.objects.select_related("correo", "documento").get(pk=leido.pk)
        if impide := _impide(envio, ahora):
            raise EnlaceSinEfecto(impide)
        assert envio.correo is not None
        envio.acusado_en, envio.acusado_desde = ahora, desde
        envio.acusado_sha256 = envio.correo.adjuntos[0]["sha256"]
        envio.save(update_fields=["acusado_en", "acusado_desde", "acusado_sha256"])
        anotar(
            venta.cadena,
            "acusar_terminos",
            acto=acto,
            datos={"envio": envio.vez, "sha256": envio.acusado_sha256},
        )
        anotar_suceso(
            envio.correo.pk,
            clase=Clase.ACUSADO,
            fuente=Fuente.ENLACE,
            externo=envio.correo.message_id,
            en=ahora,
            ahora=ahora,
        )
        poner_al_dia(venta, acto=acto)
    return envio


def _se_olvido(envio: EnvioDeTerminos) -> bool:
    return Olvido.objects.filter(venta=envio.venta_id).exists()


def _por_que_no_vale(envio: EnvioDeTerminos) -> str:
    """Another mail took its place in that mailbox, or none did: then nobody is sent to look."""
    despues = EnvioDeTerminos.objects.filter(
        venta=envio.venta_id, vez__gt=envio.vez, canal=Mensaje.Canal.CORREO, para=envio.para
    )
    if any(otro.sale_solo or otro.lo_tiene for otro in despues.select_related("correo")):
        return "Este correo fue reemplazado por otro: use el enlace del último que recibió."
    return "Este correo quedó sin efecto: no hace falta que confirme nada."


def _impide(envio: EnvioDeTerminos, ahora: datetime) -> str:
    if envio.acusado_en is not None:
        cuando = timezone.localtime(envio.acusado_en).strftime("%d/%m/%Y a las %H:%M")
        return f"Ya se confirmó el {cuando}. El enlace sirve una sola vez; no hace falta más."
    if _se_olvido(envio):
        return (
            "Lo que se guardaba de esta solicitud se borró por su plazo. Los términos y "
            "condiciones siguen siendo los del archivo adjunto a su correo."
        )
    if envio.retirado_en is not None:
        return _por_que_no_vale(envio)
    if ahora >= envio.pedido_en + timedelta(days=settings.DIAS_DE_ACUSE):
        return (
            f"El enlace valía {settings.DIAS_DE_ACUSE} días y venció. Los términos y condiciones "
            "siguen siendo los del archivo adjunto a su correo."
        )
    return ""
