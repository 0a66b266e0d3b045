"""Step 11: Canales Virtuales receives folder by folder, and signs what came."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.timezone import localtime

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar
from bluecom.rechazo import Rechazo, YaDecidido
from solicitudes.canales.recepcion.consulta import carpetas_por_recibir
from solicitudes.canales.recepcion.marcas import exigir_mostrador
from solicitudes.models import CarpetaEntregada, Entrega, Marca, Recepcion, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.plazos.asuntos import NO_VINO, asunto, terminar_acta
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.errores import TransicionInvalida


@dataclass
class Recibido:
    """One reception: how many folders, and the sentences of those that could not be."""

    recepcion: Recepcion
    cuantas: int = 0
    faltan: int = 0
    rechazos: list[str] = field(default_factory=list)


def recibir(venta_id: int, *, acto: Acto) -> Venta:
    """Receive the folder (11): the receiver's instant stops the clock, late or not."""
    with transaction.atomic():
        venta = avanzar(venta_id, "recibir", acto=acto)
        carpeta = venta.acta_abierta()
        assert carpeta is not None  # a guard of the transition
        carpeta.recibida_en, carpeta.recibida_por = acto.ahora, acto.usuario
        carpeta.save(update_fields=["recibida_en", "recibida_por"])
        terminar_acta(carpeta.entrega_id, acto=acto)
        de_mas = f"; vino sin estar en el acta: {carpeta.extra}" if carpeta.extra else ""
        avisar(
            [venta.asesor_id],
            con_punto(f"Canales Virtuales recibió la carpeta de {venta.cliente}{de_mas}"),
            clave=f"recibida:{venta.pk}:{venta.rondas}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
            junto_a=(f"recibidas:{carpeta.entrega_id}", "Canales Virtuales recibió carpetas"),
        )
    return venta


def recibir_presentes(entrega_id: int, *, acto: Acto) -> Recibido:
    """Receive what is marked present of one acta, tell what is missing, and owe the constancia.

    What neither came nor was withdrawn stays proposed. A folder that cannot be received does
    not stop the others; when none can, all its reasons are raised.
    """
    exigir_mostrador(acto)
    with transaction.atomic():
        entrega = Entrega.objects.select_for_update(of=("self",)).get(pk=entrega_id)
        filas = carpetas_por_recibir(acto.usuario).filter(entrega=entrega)
        presentes = list(filas.filter(marca=Marca.PRESENTE).order_by("venta_id"))
        faltan = list(filas.filter(marca=Marca.FALTA).select_related("venta__contacto__cliente"))
        ultima = entrega.recepciones.select_related("recibe").last()
        nuevas = [fila for fila in faltan if _sin_decir(fila, ultima)]
        if not presentes and not nuevas:
            raise _nada_que_recibir(ultima, acto)
        hecho = Recibido(
            Recepcion.objects.create(entrega=entrega, recibe=acto.usuario, en=acto.ahora),
            faltan=len(faltan),
        )
        for fila in presentes:
            _recibir_una(fila, hecho, acto)
        if not hecho.cuantas and not nuevas:
            raise Rechazo(hecho.rechazos)
        for fila in nuevas:
            _decir_que_falta(fila, acto)
        quedan = filas.filter(marca="").count()
        hecho.recepcion.constancia = papeles.emitir_constancia(
            hecho.recepcion, faltan, quedan, acto=acto
        )
        hecho.recepcion.save(update_fields=["constancia"])
    return hecho


def _nada_que_recibir(ultima: Recepcion | None, acto: Acto) -> Rechazo:
    """Whoever presses second is told who was first."""
    if ultima is not None and ultima.recibe_id != acto.usuario.pk:
        hora = localtime(ultima.en).strftime("%H:%M")
        return YaDecidido(f"{ultima.recibe} ya recibió a las {hora} lo que estaba presente.")
    return TransicionInvalida("Escanee o marque primero las carpetas que están presentes.")


def _recibir_una(fila: CarpetaEntregada, hecho: Recibido, acto: Acto) -> None:
    try:
        recibir(fila.venta_id, acto=acto)
    except Rechazo as rechazo:
        hecho.rechazos += [f"Venta {fila.venta_id}: {razon}" for razon in rechazo.razones]
        return
    fila.recepcion = hecho.recepcion
    fila.save(update_fields=["recepcion"])
    hecho.cuantas += 1


def _sin_decir(fila: CarpetaEntregada, ultima: Recepcion | None) -> bool:
    """Marked missing after the last constancia of its acta."""
    return ultima is None or fila.marcada_en is None or fila.marcada_en > ultima.en


def _decir_que_falta(fila: CarpetaEntregada, acto: Acto) -> None:
    """It stays proposed, and its clock runs on: its asesor brings it, or withdraws it."""
    venta = fila.venta
    anotar(venta.cadena, "no_vino", acto=acto, datos={"acta": fila.entrega_id})
    avisar(
        [venta.asesor_id],
        f"La carpeta de {venta.cliente} no vino con el acta: llévela, o retírela del acta.",
        clave=f"no_vino:{fila.pk}:{acto.ahora.isoformat()}",
        ahora=acto.ahora,
        url=venta.get_absolute_url(),
        asunto=asunto(venta, NO_VINO),
        junto_a=(f"no_vino:{fila.entrega_id}", "Carpetas que no vinieron con el acta"),
    )
