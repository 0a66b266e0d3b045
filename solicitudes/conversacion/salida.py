"""The handing over of what was written to a client, once, and what became of it."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bluecom.integraciones import whatsapp
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.puerto import Clase, NoSale, NoSeSabe, Papel, Saliente
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente, Situacion, Tema
from bluecom.pendientes.servicios import deber
from bluecom.retencion.catalogo import resumido
from documentos.errores import ArchivoAlterado, DocumentoPendiente
from documentos.servicios import ejemplar
from documentos.tipos import Situacion as SituacionDelPapel
from solicitudes.conversacion.espera import RECORDATORIO
from solicitudes.conversacion.identidades import de_a_uno
from solicitudes.conversacion.recordado import recordado
from solicitudes.models import Mensaje, SucesoDeMensaje
from solicitudes.reglas.guion import interlocutor as a_quien_se_habla

Estado = Mensaje.Estado
_ORDEN = list(Estado)
SIN_RESPUESTA = "SIN_RESPUESTA"


def enviar_debido(pendiente: Pendiente) -> None:
    """Hand it over once. What died, or was cut, while it was handed over is never sent again."""
    papel = _papel_de(int(pendiente.objeto_id or 0))
    mensaje = _empezar(int(pendiente.objeto_id or 0))
    if mensaje is None:
        return
    try:
        wamid = whatsapp().enviar(_saliente(mensaje, papel))
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
    if _papel_de_antes(mensaje) or (mensaje.asunto == RECORDATORIO and not _toca_todavia(mensaje)):
        _mover(mensaje, Estado.RETIRADO)
        return None
    mensaje.estado = Estado.SALIENDO
    mensaje.save(update_fields=["estado", "texto", "con_plantilla"])
    return mensaje


def _papel_de_antes(mensaje: Mensaje) -> bool:
    """What it brings says something else by now: a client would sign what nobody sells him."""
    papel = mensaje.documento
    return papel is not None and papel.situacion == SituacionDelPapel.SUSTITUIDO


def _toca_todavia(recordatorio: Mensaje) -> bool:
    """It may have waited a day: it says what is missing now, and nothing to who is not awaited, or
    was written to or wrote since.
    """
    venta, quien, ahora = recordatorio.venta, recordatorio.interlocutor, timezone.now()
    assert venta is not None and quien is not None
    despues = venta.mensajes.filter(en__gt=recordatorio.en).exclude(estado=Estado.RETIRADO)
    que = None if despues.exists() else recordado(venta, quien, ahora=ahora)
    if que is not None:
        recordatorio.texto, recordatorio.con_plantilla = que
    return que is not None


def _papel_de(mensaje_id: int) -> Papel | None:
    """The paper that goes with it, waited for while it is made: nothing was begun yet."""
    mensaje = Mensaje.objects.select_related("documento").get(pk=mensaje_id)
    if mensaje.documento is None or mensaje.estado != Estado.POR_SALIR:
        return None
    try:
        contenido = ejemplar(mensaje.documento)
    except DocumentoPendiente as error:
        raise Reintentar(str(error)) from error
    except ArchivoAlterado as error:
        raise Apartar(str(error)) from error
    return Papel(contenido, f"{mensaje.documento.get_tipo_display()}.pdf")


def _saliente(mensaje: Mensaje, papel: Papel | None) -> Saliente:
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
        papel=papel,
    )


@transaction.atomic
def _termina(mensaje_id: int, hacia: str, *, wamid: str = "", codigo: str = "") -> None:
    if wamid:
        de_a_uno()  # what is told of it meanwhile would not find it, nor this what was told
    mensaje = Mensaje.objects.select_for_update().get(pk=mensaje_id)
    if wamid and mensaje.wamid is None:
        mensaje.wamid = wamid
        mensaje.save(update_fields=["wamid"])
    _mover(mensaje, hacia, codigo)
    if mensaje.wamid:
        aplicar_sucesos(mensaje.wamid)


def aplicar_sucesos(wamid: str) -> None:
    """The furthest of what was told of it rules, in whatever order it was told."""
    nombres = (wamid, resumido(wamid))
    nuestros = Mensaje.objects.select_for_update().filter(wamid__in=nombres, entra=False)
    mensaje = nuestros.first()
    if mensaje is None:
        return
    for suceso in SucesoDeMensaje.objects.filter(wamid=resumido(wamid)):
        _mover(mensaje, suceso.suerte, suceso.codigo)


def _mover(mensaje: Mensaje, hacia: str, codigo: str = "") -> None:
    desde, adonde = Estado(mensaje.estado), Estado(hacia)
    if _ORDEN.index(adonde) <= _ORDEN.index(desde):
        return
    mensaje.estado, mensaje.codigo_de_falla = adonde, codigo if adonde == Estado.FALLO else ""
    mensaje.save(update_fields=["estado", "codigo_de_falla"])
    if mensaje.sigue:  # whoever sent it says what it means
        clave = f"{mensaje.sigue}:{mensaje.pk}:{adonde}"
        deber(mensaje.sigue, clave, objeto_id=mensaje.pk, ahora=timezone.now())
    elif adonde in (Estado.FALLO, Estado.NO_SE_SABE):
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
