"""A call after the acceptance, at whatever step the sale stands: never of the month's offers."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from cartera import servicios as cartera
from cartera.models import Llamada, Proposito
from solicitudes.models import LlamadaDeVenta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.reglas.errores import TransicionInvalida

SIN_SEGUIMIENTO = "A esta venta no se le anotan llamadas: no fue aceptada, o ya terminó."


def registrar_seguimiento(
    venta_id: int,
    *,
    acto: Acto,
    resultado: str,
    detalle: str = "",
    telefono: str = "",
    entrante: bool = False,
    nota: str = "",
) -> Llamada:
    """Keep what the client said of this sale, whoever rang whom.

    Neither a reservation nor a hand-over: another client may be in hand meanwhile. Who
    withdraws takes his acceptance back, until he accepts again.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        if not venta.admite_seguimiento:
            raise TransicionInvalida(SIN_SEGUIMIENTO)
        llamada = cartera.registrar_llamada(
            venta.contacto_id,
            acto=acto,
            resultado=resultado,
            detalle=detalle,
            telefono=telefono or venta.contacto.linea,
            proposito=Proposito.SEGUIMIENTO,
            entrante=entrante,
            nota=nota,
        )
        LlamadaDeVenta.objects.create(venta=venta, llamada=llamada)
        anotar(
            venta.cadena,
            "seguimiento",
            acto=acto,
            datos={"llamada": llamada.pk, "resultado": llamada.resultado_id},
        )
    return llamada
