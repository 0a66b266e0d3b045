"""Step 11.1: Canales Virtuales reviews, observes, approves; the asesor answers."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar
from solicitudes.canales.revision import rondas
from solicitudes.canales.revision.marcas import olvidar_marca
from solicitudes.canales.revision.segunda import sortear
from solicitudes.canales.revision.toma import en_revision, soltar, tener
from solicitudes.canales.terminos.servicio import deber_terminos
from solicitudes.models import Motivo, Observacion, Venta
from solicitudes.plazos.asuntos import CORREGIR, REVISAR, asunto
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.control import REVISION
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ItemRevision


def anotar_observacion(
    venta_id: int, *, acto: Acto, item: str, motivo: Motivo, nota: str = ""
) -> Observacion:
    """One coded observation on a named item, which is in order no more; it leads to its field."""
    with transaction.atomic():
        venta = en_revision(venta_id, acto=acto)
        exigir_nota(motivo, nota)
        observado = item_de(venta, item)
        rondas.comenzar(venta, acto=acto)
        olvidar_marca(venta, item)
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
        venta = en_revision(observacion.venta_id, acto=acto)
        if observacion.ronda != venta.rondas:
            raise TransicionInvalida("Esa observación ya se envió: se resuelve, no se quita.")
        observacion.delete()


def insistir(observacion_id: int, *, acto: Acto, nota: str = "") -> Observacion:
    """What was answered is not put right: it is observed again, with its reason, in this round."""
    antes = Observacion.objects.select_related("motivo").get(pk=observacion_id)
    with transaction.atomic():
        venta = en_revision(antes.venta_id, acto=acto)
        antes.refresh_from_db(fields=["resuelta_en"])
        if antes.enviada_en is None or antes.resuelta_en is not None:
            raise TransicionInvalida("Esa observación no espera respuesta: mire la carpeta.")
        antes.resuelta_en = acto.ahora
        antes.save(update_fields=["resuelta_en"])
        rondas.comenzar(venta, acto=acto)
        olvidar_marca(venta, antes.item)
        return Observacion.objects.create(
            venta=venta,
            ronda=venta.rondas,
            item=antes.item,
            item_nombre=antes.item_nombre,
            paso=antes.paso,
            motivo=antes.motivo,
            nota=nota or antes.nota,
            creada_por=acto.usuario,
            creada_en=acto.ahora,
        )


def observar(venta_id: int, *, acto: Acto) -> Venta:
    """Send the folder's observations to its asesor."""
    with transaction.atomic():
        _soltar_decidida(venta_id, acto)
        venta = avanzar(venta_id, "observar", acto=acto)
        venta.observaciones.filter(enviada_en=None).update(enviada_en=acto.ahora)
        rondas.cerrar(venta, venta.rondas - 1, acto=acto)
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
        rondas.seguir_en_la_siguiente(venta, acto=acto)
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
        en_revision(observacion.venta_id, acto=acto)
        observacion.resuelta_en = acto.ahora
        observacion.save(update_fields=["resuelta_en"])
    return observacion


def aprobar(venta_id: int, *, acto: Acto) -> Venta:
    """In order and without observations; installed already → the terms are owed at once."""
    with transaction.atomic():
        _soltar_decidida(venta_id, acto)
        venta = avanzar(venta_id, "aprobar", acto=acto)
        rondas.cerrar(venta, venta.rondas, acto=acto)
        sortear(venta, acto=acto)
        if venta.estado == Estado.INSTALADA:
            deber_terminos(venta, acto=acto)
    return venta


def item_de(venta: Venta, codigo: str) -> ItemRevision:
    """The item as it is on the list, without the version of its paper."""
    if codigo not in items_de_revision(venta):
        raise TransicionInvalida("Ese ítem no está en esta carpeta.")
    item: ItemRevision = venta.lista(REVISION).items[codigo]
    return item


def exigir_nota(motivo: Motivo, nota: str) -> None:
    """A reason that says nothing by itself has its words."""
    if motivo.con_nota and not nota:
        raise DatoInvalido("Escriba en la nota qué se observa: ese motivo solo no lo dice.")


def _soltar_decidida(venta_id: int, acto: Acto) -> None:
    """Who decides has it; once decided it is in nobody's hands. The door refuses the rest."""
    venta = bloquear(venta_id, acto=acto)
    if venta.estado == Estado.ENTREGADA:
        tener(venta, acto=acto)
        soltar(venta.pk, acto=acto)


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
