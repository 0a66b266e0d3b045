"""Step 11: Canales Virtuales receives folder by folder."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar
from solicitudes.models import CarpetaEntregada, Venta
from solicitudes.plazos.asuntos import ENTREGAR, asunto
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida


def recibir(venta_id: int, *, acto: Acto) -> Venta:
    """Receive the folder (11): the receiver's instant stops the clock, late or not."""
    with transaction.atomic():
        venta = avanzar(venta_id, "recibir", acto=acto)
        carpeta = venta.acta_abierta()
        assert carpeta is not None  # a guard of the transition
        carpeta.recibida_en, carpeta.recibida_por = acto.ahora, acto.usuario
        carpeta.save(update_fields=["recibida_en", "recibida_por"])
        avisar(
            [venta.asesor_id],
            con_punto(f"Canales Virtuales recibió la carpeta de {venta.cliente}"),
            clave=f"recibida:{venta.pk}:{venta.rondas}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
            junto_a=(f"recibidas:{carpeta.entrega_id}", "Canales Virtuales recibió carpetas"),
        )
    return venta


def no_vino(carpeta_id: int, *, acto: Acto) -> CarpetaEntregada:
    """The acta lists it, the box does not hold it: back to its asesor, the clock runs on."""
    if not acto.usuario.tiene_rol(Rol.CANALES_VIRTUALES):
        raise PermisoDenegado("Solo Canales Virtuales recibe carpetas.")
    with transaction.atomic():
        carpeta = CarpetaEntregada.objects.select_for_update().get(pk=carpeta_id)
        if carpeta.recibida_en is not None:
            raise TransicionInvalida("Esa carpeta ya fue recibida.")
        if carpeta.no_vino_en is not None:
            return carpeta
        carpeta.no_vino_en = acto.ahora
        carpeta.save(update_fields=["no_vino_en"])
        venta = carpeta.venta
        anotar(venta.cadena, "no_vino", acto=acto, datos={"acta": carpeta.entrega_id})
        avisar(
            [venta.asesor_id],
            f"La carpeta de {venta.cliente} no vino con el acta: entréguela de nuevo.",
            clave=f"no_vino:{carpeta.pk}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
            asunto=asunto(venta, ENTREGAR),
        )
    return carpeta
