"""Step 11: the asesor proposes a hand-over, Canales Virtuales receives folder by folder."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar
from solicitudes.errores import PermisoDenegado, TransicionInvalida
from solicitudes.estados import Estado
from solicitudes.models import CarpetaEntregada, Entrega, Venta
from solicitudes.servicios import papeles
from solicitudes.servicios.avanzar import avanzar, bloquear
from solicitudes.servicios.permitir import exigir_asesor, exigir_estado


def proponer_entrega(ventas_id: Sequence[int], *, usuario: Usuario, ahora: datetime) -> Entrega:
    """Propose one acta with these folders, in this order; the clock runs on.

    Canales Virtuales sees them from now on. Raises ``TransicionInvalida`` when a folder
    is not printed or is already in another open acta.
    """
    if not ventas_id:
        raise TransicionInvalida(["Elija al menos una carpeta impresa para entregar."])
    with transaction.atomic():
        entrega = Entrega.objects.create(asesor=usuario, propuesta_en=ahora)
        for orden, venta_id in enumerate(ventas_id, start=1):
            _incluir(entrega, orden, venta_id, usuario, ahora)
        entrega.acta = papeles.emitir_acta_de_entrega(entrega, usuario=usuario, ahora=ahora)
        entrega.save(update_fields=["acta"])
    return entrega


def recibir(venta_id: int, *, usuario: Usuario, ahora: datetime) -> Venta:
    """Receive the folder (11): the receiver's instant stops the clock, late or not."""
    with transaction.atomic():
        venta = avanzar(venta_id, "recibir", usuario=usuario, ahora=ahora)
        carpeta = venta.acta_abierta()
        carpeta.recibida_en, carpeta.recibida_por = ahora, usuario
        carpeta.save(update_fields=["recibida_en", "recibida_por"])
        avisar(
            [venta.asesor_id],
            f"Canales Virtuales recibió la carpeta de la venta {venta.pk}.",
            clave=f"recibida:{venta.pk}:{venta.rondas}",
            ahora=ahora,
            url=venta.get_absolute_url(),
        )
    return venta


def no_vino(carpeta_id: int, *, usuario: Usuario, ahora: datetime) -> CarpetaEntregada:
    """The acta lists it, the box does not hold it: back to its asesor, the clock runs on."""
    if not usuario.tiene_rol(Rol.CANALES_VIRTUALES):
        raise PermisoDenegado(["Solo Canales Virtuales recibe carpetas."])
    with transaction.atomic():
        carpeta = CarpetaEntregada.objects.select_for_update().get(pk=carpeta_id)
        if carpeta.recibida_en is not None:
            raise TransicionInvalida(["Esa carpeta ya fue recibida."])
        if carpeta.no_vino_en is not None:
            return carpeta
        carpeta.no_vino_en = ahora
        carpeta.save(update_fields=["no_vino_en"])
        venta = carpeta.venta
        anotar(
            venta.cadena, "no_vino", actor=usuario, ahora=ahora, datos={"acta": carpeta.entrega_id}
        )
        avisar(
            [venta.asesor_id],
            f"La carpeta de la venta {venta.pk} no vino con el acta: entréguela de nuevo.",
            clave=f"no_vino:{carpeta.pk}",
            ahora=ahora,
            url=venta.get_absolute_url(),
        )
    return carpeta


def retirar(venta: Venta, *, usuario: Usuario, ahora: datetime) -> None:
    """Its asesor corrects a folder on its way: it leaves the acta and is proposed again later."""
    carpeta = venta.acta_abierta()
    if carpeta is None:
        return
    carpeta.no_vino_en, carpeta.retirada = ahora, True
    carpeta.save(update_fields=["no_vino_en", "retirada"])
    datos = {"acta": carpeta.entrega_id}
    anotar(venta.cadena, "retirar", actor=usuario, ahora=ahora, datos=datos)


def _incluir(
    entrega: Entrega, orden: int, venta_id: int, usuario: Usuario, ahora: datetime
) -> None:
    venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
    exigir_asesor(venta, usuario)
    exigir_estado(venta, Estado.IMPRESA)
    if venta.acta_abierta() is not None:
        raise TransicionInvalida([f"La venta {venta.pk} ya está en un acta por recibir."])
    CarpetaEntregada.objects.create(entrega=entrega, venta=venta, orden=orden, propuesta_en=ahora)
    anotar(venta.cadena, "proponer_entrega", actor=usuario, ahora=ahora, datos={"acta": entrega.pk})
