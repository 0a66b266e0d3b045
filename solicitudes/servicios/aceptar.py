"""Step 4: the call, the offer and the acceptance."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Usuario
from cartera import servicios as cartera
from cartera.models import Llamada
from solicitudes.condiciones import Condiciones
from solicitudes.errores import TransicionInvalida
from solicitudes.estados import Estado
from solicitudes.models import CondicionComercial, Oferta, Venta
from solicitudes.servicios.avanzar import avanzar, bloquear
from solicitudes.servicios.permitir import exigir_asesor, exigir_estado


def registrar_llamada(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    resultado: str,
    telefono: str = "",
    nota: str = "",
) -> Llamada:
    """Record one call with its outcome (4.1).

    The system sets the purpose: OFERTA before the acceptance, SEGUIMIENTO after it.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
        exigir_asesor(venta, usuario)
        if venta.aceptada_en is None:
            exigir_estado(venta, Estado.FACTIBLE)
        return cartera.registrar_llamada(
            venta.contacto_id,
            usuario=usuario,
            resultado=resultado,
            telefono=telefono or venta.contacto.linea,
            ahora=ahora,
            proposito="OFERTA" if venta.aceptada_en is None else "SEGUIMIENTO",
            nota=nota,
        )


def registrar_aceptacion(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    condicion: CondicionComercial,
    tecnologia: str,
    facturacion: str,
    **datos: Any,
) -> Venta:
    """The client accepts an offer in force (4.2): the conditions snapshot is taken here.

    ``datos``: telefono_factura, linea_actual, es_titular, solicitante_nombre,
    solicitante_ci, relacion. A correction keeps the first call.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
        exigir_asesor(venta, usuario)
        exigir_estado(venta, Estado.FACTIBLE)
        _exigir_vigente(condicion, ahora)
        Oferta.objects.update_or_create(
            venta=venta,
            defaults={
                "condicion": condicion,
                "campania": condicion.campania,
                "plan": condicion.plan,
                "producto": condicion.plan.producto,
                "tecnologia": tecnologia,
                "facturacion": facturacion,
                "condiciones": Condiciones.de(condicion, dia=hoy(ahora)).a_json(),
                "aceptada_en": ahora,
                **datos,
            },
        )
        venta.llamada = venta.llamada_efectiva()
        venta.save()
        venta = avanzar(
            venta_id,
            "registrar_aceptacion",
            usuario=usuario,
            ahora=ahora,
            datos={"condicion": condicion.pk, "llamada": venta.llamada_id},
        )
        cartera.cerrar(venta.contacto_id, cartera.Desenlace.VENDIDO, ahora=ahora)
    return venta


def _exigir_vigente(condicion: CondicionComercial, ahora: datetime) -> None:
    if not CondicionComercial.objects.vigentes(hoy(ahora)).filter(pk=condicion.pk).exists():
        raise TransicionInvalida(["Esa oferta ya no está vigente: elija otra (4.2)."])
