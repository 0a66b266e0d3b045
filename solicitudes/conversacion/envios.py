"""What is written to a client by WhatsApp: one press keeps one message, and owes its sending."""

from datetime import datetime

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.integraciones import whatsapp
from bluecom.integraciones.whatsapp.puerto import Clase, Persona
from bluecom.pendientes.servicios import condonar, deber
from solicitudes.conversacion.identidades import de_a_uno, quien_es
from solicitudes.conversacion.recepcion import atar, sigue_atado
from solicitudes.conversacion.ventana import texto_de_plantilla, ventana_abierta
from solicitudes.models import Interlocutor, Mensaje, Olvido, Venta
from solicitudes.papeles.emision import emitir_carta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO, TERMINADAS

ENVIAR = "whatsapp:enviar"
Estado = Mensaje.Estado
CON_LA_CARTA = "Esta es la carta de su solicitud: imprímala, fírmela y envíenos su fotografía."
PIDE_NUMERO = "Para continuar con su solicitud, compártanos por favor su número de teléfono."


def escribir(venta_id: int, *, acto: Acto, texto: str, asunto: str = "Mensaje") -> Mensaje:
    """Owe him this text; only within the window that his last message opened."""
    with transaction.atomic():
        venta, quien = _destino(venta_id, acto)
        if not ventana_abierta(quien, acto.ahora):
            raise TransicionInvalida(
                "Pasaron más de 24 horas desde su último mensaje: envíe la plantilla."
            )
        return deber_mensaje(venta, quien, acto, texto=texto, asunto=asunto)


def escribir_plantilla(venta_id: int, *, acto: Acto) -> Mensaje:
    """Owe him the approved one, which may be sent at any time and asks him to answer."""
    with transaction.atomic():
        venta, quien = _destino(venta_id, acto)
        texto = texto_de_plantilla(venta)
        return deber_mensaje(
            venta, quien, acto, texto=texto, asunto="Plantilla", con_plantilla=True
        )


def enviar_carta(venta_id: int, *, acto: Acto) -> Mensaje:
    """Owe him the letter's form as a PDF, to print and sign (6.2); only within the window."""
    with transaction.atomic():
        venta, quien = _destino(venta_id, acto)
        exigir_estado(venta, *AL_REVISAR_LO_RECIBIDO)
        if not ventana_abierta(quien, acto.ahora):
            raise TransicionInvalida("Solo se envía mientras la ventana de 24 horas está abierta.")
        carta = emitir_carta(venta, acto=acto)
        que = {"clase": Clase.DOCUMENTO, "documento": carta}
        return deber_mensaje(venta, quien, acto, texto=CON_LA_CARTA, asunto="Carta", **que)


def pedir_numero(venta_id: int, *, acto: Acto) -> Mensaje:
    """Owe him the button by which he shares the number that he hides."""
    with transaction.atomic():
        venta, quien = _destino(venta_id, acto)
        if not ventana_abierta(quien, acto.ahora):
            raise TransicionInvalida("Solo se pide mientras la ventana de 24 horas está abierta.")
        return deber_mensaje(
            venta, quien, acto, texto=PIDE_NUMERO, asunto="Pedido de número", clase=Clase.CONTACTO
        )


def interlocutor_de(venta: Venta) -> Interlocutor | None:
    """Who last wrote about this sale, or would be written to; or about what he bought with it."""
    for ventas in (Venta.objects.filter(pk=venta.pk), venta.hermanas()):
        atados = Interlocutor.objects.filter(venta__in=ventas)
        suyo: Interlocutor | None = atados.order_by("-ultimo_en", "-pk").first()
        if suyo is not None:
            return suyo
        dichos = Mensaje.objects.filter(venta__in=ventas, interlocutor__isnull=False)
        ultimo = dichos.select_related("interlocutor").order_by("-en", "-pk").first()
        if ultimo is not None:
            return ultimo.interlocutor
    return None


def a_quien_se_escribe(venta: Venta) -> Interlocutor | None:
    """The same, or whoever is known by the number that the client gave on his call."""
    suyo = interlocutor_de(venta)
    numero = venta.ficha.celular_whatsapp if venta.ficha_actual else ""
    if suyo is not None or not numero:
        return suyo
    conocido: Interlocutor | None = Interlocutor.objects.filter(identidades__valor=numero).first()
    return conocido


def _destino(venta_id: int, acto: Acto) -> tuple[Venta, Interlocutor]:
    de_a_uno()  # before the sale, as whoever receives does
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    return venta, destinatario(venta, acto=acto)


def destinatario(venta: Venta, *, acto: Acto) -> Interlocutor:
    """Whoever the system may write to of this sale, which is locked, after ``de_a_uno``.

    Raises ``TransicionInvalida`` with why it may not.
    """
    if venta.de_practica:
        raise TransicionInvalida("En la práctica no se escribe a nadie.")
    if not whatsapp().envia:
        raise TransicionInvalida("Use «Abrir WhatsApp con el texto»: aquí no se envía solo.")
    if Olvido.objects.filter(venta=venta).exists():
        raise TransicionInvalida("Lo que esta venta sabía del cliente se borró por su plazo.")
    quien = a_quien_se_escribe(venta) or _nuevo(venta, acto.ahora)
    if quien is None:
        raise TransicionInvalida("Falta preguntar su celular de WhatsApp.")
    if not sigue_atado(quien) and venta.estado not in TERMINADAS:
        atar(quien, venta, ahora=acto.ahora, por=None)  # he answers about this one
    return quien


def _nuevo(venta: Venta, ahora: datetime) -> Interlocutor | None:
    numero = venta.ficha.celular_whatsapp if venta.ficha_actual else ""
    if not numero:
        return None
    return quien_es(Persona(numero=numero), en=ahora)


def deber_mensaje(venta: Venta, quien: Interlocutor, acto: Acto, **que: object) -> Mensaje:
    """Keep it and owe its sending, in the transaction of the press."""
    mensaje: Mensaje = Mensaje.objects.create(
        venta=venta,
        interlocutor=quien,
        estado=Estado.POR_SALIR,
        por=acto.usuario,
        en=acto.ahora,
        **que,
    )
    deber(ENVIAR, f"{ENVIAR}:{mensaje.pk}", objeto_id=mensaje.pk, ahora=acto.ahora)
    return mensaje


@transaction.atomic
def retirar_mensaje(mensaje_id: int) -> bool:
    """It goes out no more; ``False`` when it is leaving at this moment, or left already."""
    mensaje = Mensaje.objects.select_for_update().get(pk=mensaje_id)
    if mensaje.estado != Estado.POR_SALIR:
        return False
    condonar(ENVIAR, mensaje.pk)
    mensaje.estado = Estado.RETIRADO
    mensaje.save(update_fields=["estado"])
    return True
