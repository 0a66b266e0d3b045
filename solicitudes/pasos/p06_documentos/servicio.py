"""Step 6: the C.I. photos and the signed letter, received and revised."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from bluecom.cuentas.acto import Acto, acto_del_sistema
from documentos.letras import deber_lectura
from documentos.models import ArchivoRecibido, Documento
from documentos.recibidos import DEL_ESCRITORIO, Procedencia, Recibida, revisar
from documentos.servicios import guardar_archivo, senalar_parecidos
from documentos.tipos import TipoArchivo
from solicitudes.conversacion import pedidos as mensajes
from solicitudes.models import Documentacion, ListaDeControl, Mensaje, Venta
from solicitudes.papeles.emision import emitir_carta
from solicitudes.pasos.hermanas import bloquear_a_todas, repartir
from solicitudes.pasos.p06_documentos.prorrogas import que_aplica
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.comprobaciones import lo_que_dice_la_carta
from solicitudes.reglas.control import RECIBIDOS
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO, RECIBEN_ARCHIVOS, Estado
from solicitudes.reglas.observado import archivos_abiertos
from solicitudes.reglas.recibidos import como_se_mira, lugar_vacio

Revisados = dict[str, dict[str, Any]]
"""Item code → {"ok": bool, "motivo": str}; an item not looked at is absent."""


def hacer_modelo_de_carta(venta_id: int, *, acto: Acto) -> Documento:
    """The letter that the client has to write and sign, to print and send (6.2)."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, *AL_REVISAR_LO_RECIBIDO)
        return emitir_carta(venta, acto=acto)


def recibir_archivo(
    venta_id: int,
    *,
    acto: Acto,
    tipo: str = "",
    contenido: bytes,
    en_lugar_de: int | None = None,
) -> ArchivoRecibido:
    """Keep one photo or letter of the client (6.2), in its place or, without one, in the next.

    Nothing is replaced but the file ``en_lugar_de``, which is kept too: where another one is
    already, or no place is empty, it waits in the tray until somebody says what it is.
    The items of 6.3 that looked at the replaced file must be looked at again. The other sales
    of the same call that wait for it receive it too.
    It is opened before the sale is locked. Raises ``documentos.errores.ArchivoRechazado`` with
    the sentence for the agent.
    """
    recibida = revisar(contenido, tipo or TipoArchivo.SIN_ORDENAR)
    with transaction.atomic():
        bloquear_a_todas(venta_id)
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        return poner_recibida(venta, recibida, acto=acto, tipo=tipo, en_lugar_de=en_lugar_de)


def poner_recibida(
    venta: Venta,
    recibida: Recibida,
    *,
    acto: Acto,
    tipo: str,
    procedencia: Procedencia = DEL_ESCRITORIO,
    en_lugar_de: int | None = None,
) -> ArchivoRecibido:
    """A file that was opened, in its place or in the tray; its sales are locked already."""
    exigir_estado(venta, *RECIBEN_ARCHIVOS)
    lugar, antes = _lugar(venta, tipo, recibida, en_lugar_de)
    exigir_abierto(venta, tipo or lugar)
    archivo = guardar_archivo(venta.carpeta_id, lugar, recibida, acto=acto, procedencia=procedencia)
    puesto(archivo, venta, en_lugar_de=antes)
    return archivo


def recibir_de_afuera(
    venta_id: int, *, ahora: datetime, contenido: bytes, procedencia: Procedencia
) -> ArchivoRecibido:
    """Keep what a client sent without anybody at the desk (6.2): in the next empty place or the
    tray, never in place of anything.

    The same message brings its file once, also after somebody put it aside. Raises
    ``ArchivoRechazado``, or ``TransicionInvalida`` where the sale takes nothing in now.
    """
    recibida = revisar(contenido, TipoArchivo.SIN_ORDENAR)
    acto = acto_del_sistema(ahora)
    with transaction.atomic():
        bloquear_a_todas(venta_id)
        venta = bloquear(venta_id, acto=acto)
        suyos = venta.carpeta.archivos.filter(canal=procedencia.origen)
        ya = suyos.exclude(mensaje_id="").filter(mensaje_id=procedencia.mensaje_id).first()
        if ya is not None:
            return ya
        exigir_estado(venta, *RECIBEN_ARCHIVOS)
        if (ya := _los_mismos_bytes(venta, recibida)) is not None:
            return ya
        lugar = _lugar_abierto(venta, recibida)
        archivo = guardar_archivo(
            venta.carpeta_id, lugar, recibida, acto=acto, procedencia=procedencia
        )
        puesto(archivo, venta)
    return archivo


def _los_mismos_bytes(venta: Venta, recibida: Recibida) -> ArchivoRecibido | None:
    """Where they are already they stay, and so does what was said of them (6.3)."""
    recibidos = venta.carpeta.vigentes().exclude(tipo=TipoArchivo.EVIDENCIA)
    ya: ArchivoRecibido | None = recibidos.filter(
        sha256=sha256(recibida.contenido).hexdigest()
    ).first()
    return ya


def _lugar_abierto(venta: Venta, recibida: Recibida) -> str:
    """The next empty place that may be filled now, or the tray."""
    lugar = lugar_vacio(venta, recibida.mime)
    try:
        exigir_abierto(venta, lugar)
    except TransicionInvalida:
        return TipoArchivo.SIN_ORDENAR
    return lugar


def exigir_abierto(venta: Venta, tipo: str) -> None:
    """Of an observed folder only what was observed comes again; the tray changes nothing."""
    if venta.estado != Estado.OBSERVADA or tipo == TipoArchivo.SIN_ORDENAR:
        return
    if como_se_mira(tipo) not in archivos_abiertos(venta.lo_abierto):
        raise TransicionInvalida("Ese archivo no se observó: propóngalo desde el paso 11.")


def puesto(archivo: ArchivoRecibido, venta: Venta, *, en_lugar_de: str = "") -> None:
    """What follows from a file that is in its place: the sister sales have it, and so on."""
    llegaron = repartir(archivo, venta, en_lugar_de=en_lugar_de)
    for que_lo_tiene in (venta, *llegaron):
        olvidar_items_de(que_lo_tiene, archivo.tipo)
    suyas = Venta.objects.filter(contacto__cliente=venta.contacto.cliente_id)
    if not venta.de_practica:
        senalar_parecidos(archivo, salvo=suyas.values_list("carpeta", flat=True))
        deber_lectura(archivo, ahora=archivo.recibido_en)


def _lugar(venta: Venta, tipo: str, recibida: Recibida, en_lugar_de: int | None) -> tuple[str, str]:
    """Where a file goes, and the SHA-256 of what it replaces there."""
    if not tipo:
        return lugar_vacio(venta, recibida.mime), ""
    ocupa = venta.carpeta.archivo(tipo)
    if ocupa is None:
        return tipo, ""
    mismo = ocupa.sha256 == sha256(recibida.contenido).hexdigest()
    cabe = mismo or ocupa.pk == en_lugar_de
    return (tipo, ocupa.sha256) if cabe else (TipoArchivo.SIN_ORDENAR, "")


def revisar_recibidos(
    venta_id: int,
    *,
    acto: Acto,
    items: Revisados,
    lista: int | None = None,
    carta_confirmada: bool = False,
    **datos: Any,
) -> Documentacion:
    """Keep each item of 6.3, OK or observed with its reason, and the C.I. as read.

    ``lista``: the version that was read; of it no OK counts for what the one in force says
    otherwise. ``carta_confirmada``: the very letter that was checked before says what the sale
    says now; else it still says what it was checked against.

    ``datos``: carta_fecha, ci_clase, ci_numero, ci_complemento, ci_expedido, ci_vence,
    ci_indefinido, digital_vence, ci_confirmado.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, *AL_REVISAR_LO_RECIBIDO)
        rige = venta.lista(RECIBIDOS)
        valen = ListaDeControl.objects.que_valen(RECIBIDOS, items, vista=lista, rige=rige)
        documentacion = venta.documentacion_actual or Documentacion(venta=venta, lista=rige.numero)
        visto = {"por": acto.usuario.pk, "en": acto.ahora.isoformat()}
        if carta_confirmada or not es_la_misma_carta(venta):
            documentacion.carta_dice = lo_que_dice_la_carta(venta)
        documentacion.items = {
            codigo: {**item, "dice": rige.items[codigo].nombre, **visto}
            for codigo, item in items.items()
            if codigo in rige.items and (codigo in valen or not item["ok"])
        }
        carnet = documentacion.ci, documentacion.ci_vence
        for campo, valor in datos.items():
            setattr(documentacion, campo, valor)
        es_otro = (documentacion.ci, documentacion.ci_vence) != carnet
        antes = None if es_otro else documentacion.prorroga
        documentacion.prorroga = que_aplica(documentacion, antes, venta.dia)
        documentacion.save()
    return documentacion


def es_la_misma_carta(venta: Venta) -> bool:
    """Whether the letter in the carpeta was checked already: one that arrives is looked at anew."""
    documentacion = venta.documentacion_actual
    if documentacion is None or not documentacion.carta_dice:
        return False
    items = venta.lista(RECIBIDOS).items
    vistos = (items[codigo] for codigo in documentacion.items if codigo in items)
    return any(TipoArchivo.CARTA in item.mira for item in vistos)


def validar_documentacion(venta_id: int, *, acto: Acto, **datos: Any) -> Venta:
    """Nothing to observe in what the client sent (6.3): the sale goes on."""
    with transaction.atomic():
        revisar_recibidos(venta_id, acto=acto, **datos)
        return avanzar(venta_id, "validar_documentacion", acto=acto)


def pedir_de_nuevo(
    venta_id: int, *, acto: Acto, items: Revisados, lista: int | None = None
) -> Mensaje:
    """Ask the client again, as one message, for everything that was observed (6.3)."""
    with transaction.atomic():
        revisar_recibidos(venta_id, acto=acto, items=items, lista=lista)
        return mensajes.anotar_pedido(venta_id, acto=acto)


def olvidar_items_de(venta: Venta, tipo: str) -> None:
    """What was said of a file that is another one now has to be looked at again (6.3)."""
    documentacion = venta.documentacion_actual
    if documentacion is None:
        return
    mirado = como_se_mira(tipo)
    for codigo, item in venta.lista(RECIBIDOS).items.items():
        if mirado in item.mira:
            documentacion.items.pop(codigo, None)
    documentacion.save(update_fields=["items"])
