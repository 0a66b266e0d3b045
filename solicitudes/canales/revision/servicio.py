"""Step 11.1: Canales Virtuales reviews, observes, approves; the asesor answers."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar
from solicitudes.canales.terminos.servicio import deber_terminos
from solicitudes.models import ListaDeControl, Motivo, Observacion, Revision, Venta
from solicitudes.plazos.asuntos import CORREGIR, REVISAR, asunto
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir, exigir_asesor, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.control import REVISION
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ItemRevision


def marcar_items(
    venta_id: int, *, acto: Acto, items: list[str], lista: int | None = None
) -> Revision:
    """Keep the checklist as far as it goes; a half-done list survives.

    ``lista``: the version that was read; of it only what the round's own says alike counts.
    """
    with transaction.atomic():
        venta = _en_revision(venta_id, acto)
        validos = items_de_revision(venta)
        revision = _comenzar(venta, acto)
        rige = venta.lista(REVISION)
        valen = ListaDeControl.objects.que_valen(REVISION, items, vista=lista, rige=rige)
        revision.items = {codigo: True for codigo in valen if codigo in validos}
        revision.save(update_fields=["items"])
    return revision


def anotar_observacion(
    venta_id: int, *, acto: Acto, item: str, motivo: Motivo, nota: str = ""
) -> Observacion:
    """One coded observation on a named item; it leads to the exact field."""
    with transaction.atomic():
        venta = _en_revision(venta_id, acto)
        observado = item_de(venta, item)
        _comenzar(venta, acto)
        return Observacion.objects.create(
            venta=venta,
            ronda=venta.rondas,
            item=item,
            item_nombre=observado.nombre,
            paso=observado.paso,
            motivo=motivo,
            nota=nota,
            creada_por=acto.usuario,
            creada_en=acto.ahora,
        )


def quitar_observacion(observacion_id: int, *, acto: Acto) -> None:
    """Take back an observation before it is sent; what was sent stays."""
    observacion = Observacion.objects.get(pk=observacion_id)
    with transaction.atomic():
        venta = _en_revision(observacion.venta_id, acto)
        if observacion.ronda != venta.rondas:
            raise TransicionInvalida("Esa observación ya se envió: se resuelve, no se quita.")
        observacion.delete()


def observar(venta_id: int, *, acto: Acto) -> Venta:
    """Send the folder's observations to its asesor."""
    with transaction.atomic():
        venta = avanzar(venta_id, "observar", acto=acto)
        Revision.objects.filter(venta=venta, decidida_en=None).update(decidida_en=acto.ahora)
        avisar_devuelta(venta, acto.ahora)
    return venta


def responder(observacion_id: int, *, acto: Acto, respuesta: str) -> Observacion:
    """The asesor says what was done about one observation."""
    observacion = Observacion.objects.select_related("venta").get(pk=observacion_id)
    with transaction.atomic():
        venta = bloquear(observacion.venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, Estado.OBSERVADA)
        observacion.respuesta, observacion.respondida_en = respuesta, acto.ahora
        observacion.save(update_fields=["respuesta", "respondida_en"])
    return observacion


def subsanar(venta_id: int, *, acto: Acto) -> Venta:
    """Every observation answered: back to Canales Virtuales."""
    with transaction.atomic():
        venta = avanzar(venta_id, "subsanar", acto=acto)
        revisores = venta.revisiones.values_list("revisor_id", flat=True).distinct()
        avisar(
            revisores,
            con_punto(f"Volvió corregida la carpeta de {venta.cliente}"),
            clave=f"subsanada:{venta.pk}:{venta.rondas}",
            ahora=acto.ahora,
            url=reverse("revisar", args=[venta.pk]),
            asunto=asunto(venta, REVISAR),
        )
    return venta


def resolver(observacion_id: int, *, acto: Acto) -> Observacion:
    """Canales Virtuales accepts the answer to one observation."""
    observacion = Observacion.objects.get(pk=observacion_id)
    with transaction.atomic():
        _en_revision(observacion.venta_id, acto)
        observacion.resuelta_en = acto.ahora
        observacion.save(update_fields=["resuelta_en"])
    return observacion


def aprobar(venta_id: int, *, acto: Acto) -> Venta:
    """In order and without observations; installed already → the terms are owed at once."""
    with transaction.atomic():
        venta = avanzar(venta_id, "aprobar", acto=acto)
        Revision.objects.filter(venta=venta, decidida_en=None).update(decidida_en=acto.ahora)
        if venta.estado == Estado.INSTALADA:
            deber_terminos(venta, acto=acto)
    return venta


def _comenzar(venta: Venta, acto: Acto) -> Revision:
    """The round with its first tick or observation; it keeps the checklist of that day."""
    de_hoy = {
        "revisor": acto.usuario,
        "iniciada_en": acto.ahora,
        "lista": venta.lista(REVISION).numero,
    }
    revision, _ = Revision.objects.get_or_create(venta=venta, ronda=venta.rondas, defaults=de_hoy)
    return revision


def item_de(venta: Venta, codigo: str) -> ItemRevision:
    """The item as it is on the list, without the version of its paper."""
    if codigo not in items_de_revision(venta):
        raise TransicionInvalida("Ese ítem no está en esta carpeta.")
    item: ItemRevision = venta.lista(REVISION).items[codigo]
    return item


def _en_revision(venta_id: int, acto: Acto) -> Venta:
    venta = bloquear(venta_id, acto=acto)
    exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
    exigir_estado(venta, Estado.ENTREGADA)
    return venta


def avisar_devuelta(venta: Venta, ahora: datetime) -> None:
    """Its asesor hears that the folder is back."""
    avisar(
        [venta.asesor_id],
        f"La carpeta de {venta.cliente} volvió con observaciones.",
        clave=f"observada:{venta.pk}:{venta.rondas}",
        ahora=ahora,
        url=venta.get_absolute_url(),
        asunto=asunto(venta, CORREGIR),
    )
