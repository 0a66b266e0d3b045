"""What is written to a client by WhatsApp: kept by one press, sent once, and what became of it."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.integraciones import whatsapp
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.puerto import Clase, NoSale, NoSeSabe, Persona, Saliente
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import Pendiente, Situacion, Tema
from bluecom.pendientes.servicios import deber
from solicitudes.conversacion.identidades import de_a_uno, quien_es
from solicitudes.models import Interlocutor, Mensaje, SucesoDeMensaje, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.guion import interlocutor as a_quien_se_habla

ENVIAR = "whatsapp:enviar"
Estado = Mensaje.Estado
_ORDEN = list(Estado)
SIN_RESPUESTA = "SIN_RESPUESTA"
PLANTILLA = (
    "Hola, {quien}. Le escribimos de Bluecom por su solicitud de {plan}. "
    "Responda este mensaje para continuar."
)
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


def texto_de_plantilla(venta: Venta) -> str:
    """The approved one as this client reads it."""
    return PLANTILLA.format(quien=a_quien_se_habla(venta), plan=venta.oferta.plan)


def pedir_numero(venta_id: int, *, acto: Acto) -> Mensaje:
    """Owe him the button by which he shares the number that he hides."""
    with transaction.atomic():
        venta, quien = _destino(venta_id, acto)
        if not ventana_abierta(quien, acto.ahora):
            raise TransicionInvalida("Solo se pide mientras la ventana de 24 horas está abierta.")
        return deber_mensaje(
            venta, quien, acto, texto=PIDE_NUMERO, asunto="Pedido de número", clase=Clase.CONTACTO
        )


def ventana_abierta(quien: Interlocutor | None, ahora: datetime) -> bool:
    """Whether free text may be written to him now, by the server's clock."""
    hasta = quien.ventana_hasta if quien else None
    return hasta is not None and ahora < hasta


def interlocutor_de(venta: Venta) -> Interlocutor | None:
    """Who last wrote about this sale, or would be written to."""
    suyo: Interlocutor | None = (
        Interlocutor.objects.filter(venta=venta).order_by("-ultimo_en", "-pk").first()
    )
    if suyo is not None:
        return suyo
    ultimo = venta.mensajes.filter(interlocutor__isnull=False).order_by("-en", "-pk").first()
    return ultimo.interlocutor if ultimo is not None else None


def _destino(venta_id: int, acto: Acto) -> tuple[Venta, Interlocutor]:
    de_a_uno()  # before the sale, as whoever receives does
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    if venta.de_practica:
        raise TransicionInvalida("En la práctica no se escribe a nadie.")
    if not whatsapp().envia:
        raise TransicionInvalida("Use «Abrir WhatsApp con el texto»: aquí no se envía solo.")
    quien = interlocutor_de(venta) or _nuevo(venta, acto.ahora)
    if quien is None:
        raise TransicionInvalida("Falta preguntar su celular de WhatsApp.")
    return venta, quien


def _nuevo(venta: Venta, ahora: datetime) -> Interlocutor | None:
    numero = venta.ficha.celular_whatsapp if venta.ficha_actual else ""
    if not numero:
        return None
    quien = quien_es(Persona(numero=numero), en=ahora)
    if quien.venta_id is None:
        quien.venta, quien.atado_en = venta, ahora
        quien.save(update_fields=["venta", "atado_en"])
    return quien


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


def enviar_debido(pendiente: Pendiente) -> None:
    """Hand it over once. What died, or was cut, while it was handed over is never sent again."""
    mensaje = _empezar(int(pendiente.objeto_id or 0))
    if mensaje is None:
        return
    try:
        wamid = whatsapp().enviar(_saliente(mensaje))
    except NoSale as error:
        _termina(mensaje.pk, Estado.FALLO, codigo=error.codigo)
    except NoSeSabe:
        _termina(mensaje.pk, Estado.NO_SE_SABE)
    except SistemaNoResponde as error:
        Mensaje.objects.filter(pk=mensaje.pk, estado=Estado.SALIENDO).update(
            estado=Estado.POR_SALIR
        )
        raise Reintentar(f"WhatsApp {error}") from error
    else:
        _termina(mensaje.pk, Estado.ENVIADO, wamid=wamid)


def dejar_de_enviar(pendiente: Pendiente) -> None:
    """After the last try its asesor hears that it did not go."""
    if pendiente.situacion == Situacion.APARTADO:
        _termina(int(pendiente.objeto_id or 0), Estado.FALLO, codigo=SIN_RESPUESTA)


@transaction.atomic
def _empezar(mensaje_id: int) -> Mensaje | None:
    mensaje = Mensaje.objects.select_for_update().get(pk=mensaje_id)
    if mensaje.estado == Estado.SALIENDO:
        _termina(mensaje.pk, Estado.NO_SE_SABE)
        return None
    if mensaje.estado != Estado.POR_SALIR:
        return None
    mensaje.estado = Estado.SALIENDO
    mensaje.save(update_fields=["estado"])
    return mensaje


def _saliente(mensaje: Mensaje) -> Saliente:
    assert mensaje.interlocutor is not None and mensaje.venta is not None
    plantilla: tuple[str, ...] = ()
    if mensaje.con_plantilla:
        venta = mensaje.venta
        plantilla = (a_quien_se_habla(venta), str(venta.oferta.plan))
    return Saliente(
        mensaje.interlocutor.persona(),
        mensaje.texto,
        nuestro=str(mensaje.pk),
        plantilla=plantilla,
        pide_numero=mensaje.clase == Clase.CONTACTO,
    )


@transaction.atomic
def _termina(mensaje_id: int, hacia: str, *, wamid: str = "", codigo: str = "") -> None:
    mensaje = Mensaje.objects.select_for_update().get(pk=mensaje_id)
    if wamid and mensaje.wamid is None:
        mensaje.wamid = wamid
        mensaje.save(update_fields=["wamid"])
    _mover(mensaje, hacia, codigo)
    if mensaje.wamid:
        aplicar_sucesos(mensaje.wamid)


def aplicar_sucesos(wamid: str) -> None:
    """The furthest of what was told of it rules, in whatever order it was told."""
    mensaje = Mensaje.objects.select_for_update().filter(wamid=wamid, entra=False).first()
    if mensaje is None:
        return
    for suceso in SucesoDeMensaje.objects.filter(wamid=wamid):
        _mover(mensaje, suceso.suerte, suceso.codigo)


def _mover(mensaje: Mensaje, hacia: str, codigo: str = "") -> None:
    desde, adonde = Estado(mensaje.estado), Estado(hacia)
    if _ORDEN.index(adonde) <= _ORDEN.index(desde):
        return
    mensaje.estado, mensaje.codigo_de_falla = adonde, codigo if adonde == Estado.FALLO else ""
    mensaje.save(update_fields=["estado", "codigo_de_falla"])
    if adonde in (Estado.FALLO, Estado.NO_SE_SABE):
        _avisar(mensaje)


def _avisar(mensaje: Mensaje) -> None:
    venta = mensaje.venta
    assert venta is not None
    que = mensaje.falla or "No se sabe si salió: mire si el cliente contesta antes de repetirlo."
    avisar(
        {venta.asesor_id},
        f"Su mensaje a {venta.cliente}: {que}"[:300],
        clave=f"whatsapp:{mensaje.pk}:{mensaje.estado}",
        ahora=timezone.now(),
        url=reverse("conversacion", args=[venta.pk]),
        tema=Tema.NOTA,
    )
