"""Step 11: the asesor proposes a hand-over, Canales Virtuales receives folder by folder."""

from collections.abc import Sequence

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar
from solicitudes.custodia import manos
from solicitudes.models import CarpetaEntregada, Entrega, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.plazos.asuntos import (
    ENTREGAR,
    asunto,
    avisar_acta,
    salir_del_acta,
    terminar_acta,
)
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def proponer_entrega(ventas_id: Sequence[int], *, acto: Acto) -> Entrega:
    """Propose one acta with these folders, in this order; the clock runs on.

    Canales Virtuales sees them from now on. Raises ``TransicionInvalida`` when a folder
    is not printed or is already in another open acta.
    """
    if not ventas_id:
        raise TransicionInvalida("Elija al menos una carpeta impresa para entregar.")
    with transaction.atomic():
        entrega = Entrega.objects.create(asesor=acto.usuario, propuesta_en=acto.ahora)
        for orden, venta_id in enumerate(ventas_id, start=1):
            _incluir(entrega, orden, venta_id, acto)
        entrega.acta = papeles.emitir_acta_de_entrega(entrega, acto=acto)
        entrega.save(update_fields=["acta"])
        avisar_acta(entrega, len(ventas_id), acto=acto)
    return entrega


def retirar(venta: Venta, *, acto: Acto) -> None:
    """Its asesor corrects a folder on its way: it leaves the acta and is proposed again later."""
    fila = venta.acta_abierta()
    if fila is None:
        return
    _sacar(fila, venta, "retirar", acto)
    _cerrar_si_no_queda(fila.entrega, acto)


def retirar_acta(entrega_id: int, *, acto: Acto) -> int:
    """Take back what is still to be received of an acta; the clocks run on. How many folders.

    Who proposed it takes back all of it; who was given one of its sales, that folder.
    """
    with transaction.atomic():
        entrega = Entrega.objects.select_for_update(of=("self",)).get(pk=entrega_id)
        abiertas = entrega.carpetas.abiertas().select_related("venta").order_by("venta_id")
        if entrega.asesor_id != acto.usuario.pk:
            abiertas = abiertas.filter(venta__asesor=acto.usuario)
        filas = list(abiertas)
        if not filas:
            raise TransicionInvalida("De esa acta ya no queda nada que retirar.")
        for fila in filas:
            _devolver(fila, acto)
        _cerrar_si_no_queda(entrega, acto)
    return len(filas)


def _devolver(fila: CarpetaEntregada, acto: Acto) -> None:
    venta = bloquear(fila.venta_id, acto=acto)
    fila.refresh_from_db(fields=["recibida_en", "no_vino_en"])
    if not fila.abierta:
        raise TransicionInvalida(f"La carpeta de la venta {venta.pk} acaba de recibirse.")
    _sacar(fila, venta, "retirar_acta", acto)
    if venta.asesor_id != acto.usuario.pk:
        avisar(
            [venta.asesor_id],
            f"La carpeta de {venta.cliente} salió del acta de {acto.usuario}: entréguela usted.",
            clave=f"retirada:{fila.pk}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
            asunto=asunto(venta, ENTREGAR),
        )


def _sacar(fila: CarpetaEntregada, venta: Venta, que: str, acto: Acto) -> None:
    """``venta`` is locked, and its folder still on its way."""
    fila.no_vino_en, fila.retirada = acto.ahora, True
    fila.save(update_fields=["no_vino_en", "retirada"])
    anotar(venta.cadena, que, acto=acto, datos={"acta": fila.entrega_id})
    salir_del_acta(venta, acto=acto)


def _cerrar_si_no_queda(entrega: Entrega, acto: Acto) -> None:
    """Nothing of it is on its way any more; its paper holds for what was received, if anything."""
    if entrega.carpetas.abiertas().exists():
        return
    entrega.retirada_en = acto.ahora
    entrega.save(update_fields=["retirada_en"])
    terminar_acta(entrega.pk, acto=acto)
    if entrega.acta is not None and not entrega.carpetas.exclude(recibida_en=None).exists():
        papeles.retirar_acta(entrega.acta, acto=acto)


def _incluir(entrega: Entrega, orden: int, venta_id: int, acto: Acto) -> None:
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    exigir_estado(venta, Estado.IMPRESA)
    if venta.de_practica:
        raise TransicionInvalida("Una carpeta de práctica no se entrega: termina impresa.")
    if venta.acta_abierta() is not None:
        raise TransicionInvalida(f"La venta {venta.pk} ya está en un acta por recibir.")
    CarpetaEntregada.objects.create(
        entrega=entrega, venta=venta, orden=orden, propuesta_en=acto.ahora
    )
    manos.la_lleva(venta, acto=acto)
    anotar(venta.cadena, "proponer_entrega", acto=acto, datos={"acta": entrega.pk})
