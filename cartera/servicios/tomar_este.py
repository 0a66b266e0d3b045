"""Take one client that a person names, and not the next of the queue (1.2)."""

from django.db import IntegrityError, transaction

from bluecom.cuentas.acto import Acto
from cartera.errores import TomaRechazada
from cartera.horarios import horario_de
from cartera.models import Cartera, ContactoCartera, Rellamada, Situacion
from cartera.servicios.cola import reserva_desde

YA_TOMADO = "Ese cliente ya está en manos de otra persona."
EN_PRACTICA = "Está en práctica: los clientes reales esperan a que termine."


def tomar_este(contacto_id: int, *, acto: Acto) -> ContactoCartera:
    """In hand, if he is still free; who has another one in hand gets none.

    Raises ``TomaRechazada`` with the reason.
    """
    with transaction.atomic():
        contactos = ContactoCartera.objects.select_related("cartera", "cliente")
        contacto = contactos.select_for_update(of=("self",)).get(pk=contacto_id)
        if razon := por_que_no(contacto, acto) or _prohibido(contacto, acto):
            raise TomaRechazada(razon)
        contacto.situacion_previa, contacto.situacion = contacto.situacion, Situacion.EN_MANO
        contacto.reservado_por, contacto.reservado_hasta = acto.usuario, reserva_desde(acto.ahora)
        try:
            with transaction.atomic():
                contacto.save()
        except IntegrityError:
            raise TomaRechazada(YA_TOMADO) from None
    return contacto


def por_que_no(contacto: ContactoCartera, acto: Acto) -> str:
    """Why he cannot be taken now, by what his own row says; empty when he can."""
    if contacto.situacion == Situacion.EN_MANO:
        return f"Lo tiene ahora {contacto.reservado_por}."
    if not contacto.esta_abierto or not contacto.es_elegible:
        return f"Ya no está por llamar: {contacto.get_situacion_display().lower()}."
    if contacto.asignado_a_id not in (None, acto.usuario.pk):
        return f"Ahora es de {contacto.asignado_a}."
    if not contacto.cartera.activa:
        return "Su cartera está en pausa."
    if contacto.retenido_hasta is not None and contacto.retenido_hasta > acto.ahora:
        return "Su último resultado todavía se puede deshacer."
    return ""


def _prohibido(contacto: ContactoCartera, acto: Acto) -> str:
    if not contacto.cartera.de_prueba and Cartera.objects.de_practica(acto.usuario).exists():
        return EN_PRACTICA
    if not Cartera.objects.de(acto.usuario).filter(pk=contacto.cartera_id).exists():
        return "Su cartera la trabajan ahora otras personas."
    if objecion := horario_de(contacto.cartera, acto.ahora).objecion(acto.ahora):
        return objecion
    if contacto.pidio_no_llamar:
        return "Pidió que no se lo llame."
    otros = ContactoCartera.objects.filter(cliente=contacto.cliente_id)
    if otros.filter(retenido_hasta__gt=acto.ahora).exists():
        return "Su último resultado, por otra cartera, todavía se puede deshacer."
    prometida = contacto.rellamadas.pendientes().exclude(para=None).exclude(para=acto.usuario)
    otra = prometida.exclude(pk__in=Rellamada.objects.pasadas(acto.ahora)).first()
    return f"Lo llama {otra.para} a la hora que pidió." if otra else ""
