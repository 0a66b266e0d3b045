"""The files of messages: fetched as often as it takes, kept, and put into the sale's folder."""

from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bluecom.integraciones import whatsapp
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.puerto import Clase
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.rechazo import Rechazo
from documentos.almacen import Guardado, almacen
from documentos.errores import AhoraNo, SinEspacio
from documentos.models import ArchivoRecibido
from documentos.recibidos import Procedencia
from documentos.tipos import Origen
from solicitudes.conversacion.identidades import de_a_uno
from solicitudes.conversacion.recepcion import deber_a_la_carpeta
from solicitudes.models import Adjunto, Venta
from solicitudes.pasos.p06_documentos.servicio import recibir_de_afuera

A_LA_CARPETA_VAN = (Clase.IMAGEN, Clase.DOCUMENTO)
NO_SE_TRAJO = "No se pudo bajar de WhatsApp: pida al cliente que lo envíe de nuevo."


def traer_medio(pendiente: Pendiente) -> None:
    """Fetch the bytes and keep them as they came; a second time is nothing."""
    adjunto = _adjunto(pendiente)
    if not adjunto.sha256:
        _guardar(adjunto, _bajar(adjunto))
    with transaction.atomic():
        de_a_uno()  # whoever files him now saw the file, or is seen here
        adjunto.mensaje.refresh_from_db(fields=["venta"])
        if adjunto.mensaje.venta_id is not None:
            deber_a_la_carpeta(adjunto, ahora=timezone.now())


def _adjunto(pendiente: Pendiente) -> Adjunto:
    suyo = Adjunto.objects.select_related("mensaje__interlocutor")
    return suyo.get(pk=int(pendiente.objeto_id or 0))


def _bajar(adjunto: Adjunto) -> bytes:
    try:
        contenido = whatsapp().traer(adjunto.medio_id, maximo=settings.TAMANO_MAXIMO_ARCHIVO)
    except SistemaNoResponde as error:
        if error.reintentable:
            raise Reintentar(f"WhatsApp {error}") from error
        raise Apartar(f"WhatsApp {error}") from error
    if adjunto.sha256_dicho and sha256(contenido).hexdigest() != adjunto.sha256_dicho:
        raise Reintentar("lo que se bajó no es lo que WhatsApp dijo")
    return contenido


def _guardar(adjunto: Adjunto, contenido: bytes) -> None:
    """One copy, whoever else fetched it meanwhile."""
    guardado = almacen().guardar(contenido)
    if not _es_suyo(adjunto, guardado):
        almacen().delete(guardado.nombre)
    adjunto.refresh_from_db()


@transaction.atomic
def _es_suyo(adjunto: Adjunto, guardado: Guardado) -> bool:
    """Of a sale that the policy forgot nothing more is kept, however late it comes."""
    list(Venta.objects.select_for_update().filter(mensajes=adjunto.mensaje_id).values("pk"))
    sin_bajar = Adjunto.objects.filter(pk=adjunto.pk, sha256="", mensaje__venta__olvido=None)
    return bool(
        sin_bajar.update(
            original=guardado.nombre, sha256=guardado.sha256, tamano=guardado.tamano, rechazo=""
        )
    )


def no_se_trajo(pendiente: Pendiente) -> None:
    """What cannot be fetched is said where it would be seen."""
    if pendiente.situacion == Situacion.APARTADO:
        Adjunto.objects.filter(pk=int(pendiente.objeto_id or 0), sha256="").update(
            rechazo=NO_SE_TRAJO
        )


def llevar_a_la_carpeta(pendiente: Pendiente) -> None:
    """A photo or a document enters the folder of the sale; what does not stays with its message."""
    adjunto = _adjunto(pendiente)
    mensaje = adjunto.mensaje
    if mensaje.venta_id is None or adjunto.archivo_id or mensaje.clase not in A_LA_CARPETA_VAN:
        return
    if not adjunto.original:
        return
    try:
        archivo = recibir_de_afuera(
            mensaje.venta_id,
            ahora=timezone.now(),
            contenido=almacen().leer(adjunto.original, sha256=adjunto.sha256),
            procedencia=_procedencia(adjunto),
        )
    except AhoraNo as error:
        raise Reintentar(str(error)) from error
    except SinEspacio:  # it goes on by itself once there is room
        raise
    except Rechazo as error:
        Adjunto.objects.filter(pk=adjunto.pk).update(rechazo=str(error)[:300])
        return
    _es_de_la_carpeta(adjunto, archivo)


def _procedencia(adjunto: Adjunto) -> Procedencia:
    mensaje = adjunto.mensaje
    assert mensaje.interlocutor is not None
    persona = mensaje.interlocutor.persona()
    return Procedencia(
        Origen.WHATSAPP,
        remitente=persona.id or persona.numero,
        mensaje_id=mensaje.wamid or "",
        enviado_en=mensaje.en,
        nombre=adjunto.nombre,
    )


def _es_de_la_carpeta(adjunto: Adjunto, archivo: ArchivoRecibido) -> None:
    """The folder holds those bytes now: they are kept once."""
    sobra = adjunto.original
    with transaction.atomic():
        Adjunto.objects.filter(pk=adjunto.pk).update(archivo=archivo, original="", rechazo="")
        transaction.on_commit(lambda: almacen().delete(sobra))
