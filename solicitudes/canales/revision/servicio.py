"""Step 11.1: Canales Virtuales reviews, observes, approves; the asesor answers."""

from datetime import datetime

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar
from solicitudes.canales.terminos.servicio import deber_terminos
from solicitudes.models import Motivo, Observacion, Revision, Venta
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir, exigir_asesor, exigir_estado
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas import permisos
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def marcar_items(venta_id: int, *, acto: Acto, items: list[str]) -> Revision:
    """Keep the checklist as far as it goes; a half-done list survives."""
    with transaction.atomic():
        venta = _en_revision(venta_id, acto)
        validos = items_de_revision(venta)
        revision, _ = Revision.objects.get_or_create(
            venta=venta,
            ronda=venta.rondas,
            defaults={"revisor": acto.usuario, "iniciada_en": acto.ahora},
        )
        revision.items = {codigo: True for codigo in items if codigo in validos}
        revision.save(update_fields=["items"])
    return revision


def anotar_observacion(
    venta_id: int, *, acto: Acto, item: str, motivo: Motivo, nota: str = ""
) -> Observacion:
    """One coded observation on a named item; it leads to the exact field."""
    with transaction.atomic():
        venta = _en_revision(venta_id, acto)
        if item not in items_de_revision(venta):
            raise TransicionInvalida("Ese ítem no está en esta carpeta.")
        return Observacion.objects.create(
            venta=venta,
            ronda=venta.rondas,
            item=item,
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
        _avisar_devuelta(venta, acto.ahora)
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
            f"Volvió corregida la carpeta de {venta.cliente}.",
            clave=f"subsanada:{venta.pk}:{venta.rondas}",
            ahora=acto.ahora,
            url=f"/revision/{venta.pk}/",
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


def pedir_reapertura(
    venta_id: int, *, acto: Acto, motivo: Motivo, item: str, nota: str = ""
) -> Venta:
    """Canales Virtuales asks for an approved folder to be opened again, because of one item."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        exigir_estado(venta, Estado.CONFORME)
        if item not in items_de_revision(venta):
            raise TransicionInvalida("Ese ítem no está en esta carpeta.")
        venta.reapertura_pedida_por = acto.usuario
        venta.save()
        anotar_razon(venta, "reabrir", motivo, nota, acto=acto, item=item)
        jefes = Usuario.objects.filter(rol=Rol.JEFE_SERVICIO, is_active=True)
        avisar(
            jefes.values_list("pk", flat=True),
            f"Se pide reabrir la carpeta de {venta.cliente}.",
            clave=f"reapertura:{venta.pk}:{acto.ahora.isoformat()}",
            ahora=acto.ahora,
            url="/reaperturas/",
        )
    return venta


def reabrir(venta_id: int, *, acto: Acto) -> Venta:
    """The second person confirms; the folder goes back to its asesor as observed."""
    with transaction.atomic():
        venta = avanzar(venta_id, "reabrir", acto=acto)
        razon = venta.razones.filter(transicion="reabrir").order_by("-pk").first()
        pedida_por = venta.reapertura_pedida_por
        assert pedida_por is not None  # the guard reapertura_pedida
        if razon is not None:
            Observacion.objects.create(
                venta=venta,
                ronda=venta.rondas - 1,
                item=razon.item or "CARTA",  # asked before items were
                motivo=razon.motivo,
                nota=razon.nota,
                creada_por=pedida_por,
                creada_en=acto.ahora,
            )
        venta.reapertura_pedida_por = None
        venta.save()
        _avisar_devuelta(venta, acto.ahora)
    return venta


def _en_revision(venta_id: int, acto: Acto) -> Venta:
    venta = bloquear(venta_id, acto=acto)
    exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
    exigir_estado(venta, Estado.ENTREGADA)
    return venta


def _avisar_devuelta(venta: Venta, ahora: datetime) -> None:
    avisar(
        [venta.asesor_id],
        f"La carpeta de {venta.cliente} volvió con observaciones.",
        clave=f"observada:{venta.pk}:{venta.rondas}",
        ahora=ahora,
        url=venta.get_absolute_url(),
    )
