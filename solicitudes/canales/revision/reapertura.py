"""Step 11.1: the second person may also say no to a re-opening."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from solicitudes.models import Venta
from solicitudes.plazos.asuntos import REABRIR, asunto
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def rechazar_reapertura(venta_id: int, *, acto: Acto) -> Venta:
    """The folder stays CONFORME, and who asked is told."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.confirma_reapertura, venta, acto.usuario)
        exigir_estado(venta, Estado.CONFORME)
        if venta.reapertura_pedida_por_id is None:
            raise TransicionInvalida("Nadie pide ya reabrir esa carpeta.")
        avisar(
            [venta.reapertura_pedida_por_id],
            f"No se aceptó reabrir la carpeta de {venta.cliente} (venta {venta.pk}).",
            clave=f"no_reabierta:{venta.pk}:{acto.ahora.isoformat()}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
        )
        cierre = f"{acto.usuario} no aceptó reabrirla"
        cerrar_asuntos(asunto(venta, REABRIR), ahora=acto.ahora, cierre=cierre)
        venta.reapertura_pedida_por = None
        venta.save()
        anotar(venta.cadena, "rechazar_reapertura", acto=acto)
    return venta
