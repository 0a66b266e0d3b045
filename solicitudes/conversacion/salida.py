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
from solicitudes.conversacion.identidades import de_a_uno
from solicitudes.conversacion.todavia import en_que_queda, se_olvido
from solicitudes.models import Mensaje, SucesoDeMensaje
from solicitudes.reglas.guion import interlocutor as a_quien_se_habla

Estado = Mensaje.Estado
_ORDEN = list(Estado)
SIN_RESPUESTA = "SIN_RESPUESTA"


def enviar_debido(pendiente: Pendiente) -> None:
    """Hand it over once. What died, or was cut, while it was handed over is never sent again."""
    mensaje_id = int(pendiente.objeto_id or 0)
    papel = _papel_de(mensaje_id)
    saliente = _empezar(mensaje_id, papel)
    if saliente is None:
        return
    try:
        wamid = whatsapp().enviar(saliente)
    except NoSale as error:
        _termina(mensaje_id, Estado.FALLO, codigo=error.codigo)
    except NoSeSabe:
        _termina(mensaje_id, Estado.NO_SE_SABE)
    except SistemaNoResponde as error:
        Mensaje.objects.filter(pk=mensaje_id, estado=Estado.SALIENDO).update(
            estado=Estado.POR_SALIR
        )
        raise Reintentar(f"WhatsApp {error}") from error
    else:
        _termina(mensaje_id, Estado.ENVIADO, wamid=wamid)


def dejar_de_enviar(pendiente: Pendiente) -> None:
    """After the last try its asesor hears that it did not go."""
    if pendiente.situacion == Situacion.APARTADO:
        _termina(int(pendiente.objeto_id or 0), Estado.FALLO, codigo=SIN_RESPUESTA)


@transaction.atomic
def _empezar(mensaje_id: int, papel: Papel | None) -> Saliente | None:
    """What leaves, to whom he is now: two of his identities may be joined at this very moment."""
    de_a_uno()
    mensaje = Mensaje.objects.select_for_update().get(pk=mensaje_id)
    if mensaje.estado == Estado.SALIENDO:
        _termina(mensaje.pk, Estado.NO_SE_SABE)
        return None
    if mensaje.estado != Estado.POR_SALIR:
        return None
    en_vano = en_que_queda(mensaje, ahora=timezone.now())
    if en_vano is not None:
        _mover(mensaje, *en_vano)
        return None
    mensaje.estado = Estado.SALIENDO
    mensaje.save(update_fields=["estado", "texto", "con_plantilla"])
    return _saliente(mensaje, papel)


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
        mensaje.wamid = resumido(wamid) if se_olvido(mensaje) else wamid
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
        f"Mensaje a {venta.cliente}: {que}"[:300],
        clave=f"whatsapp:{mensaje.pk}:{mensaje.estado}",
        ahora=timezone.now(),
        url=reverse("conversacion", args=[venta.pk]),
        tema=Tema.NOTA,
    )
