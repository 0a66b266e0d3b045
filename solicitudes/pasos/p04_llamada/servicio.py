"""Step 4: the call, the offer and the acceptance."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from cartera import servicios as cartera
from cartera.models import Llamada, Proposito
from solicitudes.finales.servicio import terminar_por_llamada
from solicitudes.finales.siguiente import esperar_turno
from solicitudes.models import CondicionComercial, LlamadaDeVenta, Oferta, Venta
from solicitudes.pasos.instalado import exigir_lo_instalado
from solicitudes.pasos.p04_llamada.informado import olvidar_lo_que_cambio
from solicitudes.pasos.p04_llamada.ofertas import impide_ofrecer
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.condiciones import Condiciones
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def registrar_llamada(
    venta_id: int,
    *,
    acto: Acto,
    resultado: str,
    detalle: str = "",
    otro_numero: bool = False,
    telefono: str = "",
    nota: str = "",
    volver_en: datetime | None = None,
    de_todos: bool = False,
) -> Llamada:
    """Record one call with its outcome (4.1); one that ends the taking is its end.

    A client who was not reached stays in hand with ``otro_numero``, or when he said yes before;
    ``volver_en`` is the hour of a callback, ``de_todos`` when anybody may make it. After the
    acceptance nothing is offered: see ``registrar_seguimiento``.
    """
    with transaction.atomic():
        esperar_turno(acto.usuario)
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        if venta.aceptada_en is not None:
            raise TransicionInvalida("Ya aceptó: anote esta llamada como seguimiento.")
        exigir_estado(venta, Estado.FACTIBLE)
        llamada = cartera.registrar_llamada(
            venta.contacto_id,
            acto=acto,
            resultado=resultado,
            detalle=detalle,
            sigue=otro_numero or _dijo_que_si(venta),
            entrante=venta.en_linea,
            tomado_en=venta.tomada_en,
            telefono=telefono or venta.contacto.linea,
            proposito=Proposito.OFERTA,
            nota=nota,
        )
        LlamadaDeVenta.objects.create(venta=venta, llamada=llamada)
        if llamada.termina_la_toma:
            terminar_por_llamada(venta, llamada, volver_en=volver_en, de_todos=de_todos)
    return llamada


def registrar_aceptacion(
    venta_id: int,
    *,
    acto: Acto,
    condicion: CondicionComercial,
    tecnologia: str,
    facturacion: str,
    **datos: Any,
) -> Venta:
    """The client accepts an offer in force (4.2): the conditions snapshot is taken here.

    ``datos``: telefono_factura, linea_actual, es_titular, solicitante_nombre,
    solicitante_ci, relacion. A correction keeps the first call, and the snapshot when the
    offer is the same.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, Estado.FACTIBLE)
        suya = {"tecnologia": tecnologia, "facturacion": facturacion, **datos}
        _guardar(venta, condicion, suya, aceptada_en=acto.ahora)
        if venta.aceptada_en is None:
            venta.llamada = venta.ultimo_dicho()
            venta.save()
        venta = avanzar(
            venta_id,
            "registrar_aceptacion",
            acto=acto,
            datos={"condicion": condicion.pk, "llamada": venta.llamada_id},
        )
        vendido = cartera.Desenlace.VENDIDO
        cartera.cerrar(venta.contacto_id, vendido, ahora=acto.ahora, con=venta.llamada)
    return venta


def guardar_oferta(
    venta_id: int, *, acto: Acto, condicion: CondicionComercial, tecnologia: str, **datos: Any
) -> None:
    """Put right the offer of an observed folder (11.1): what was accepted, on the day it was.

    Call and acceptance stay; what was told of another offer has to be told again, and letter,
    detail, gloss and papers follow as far as they say something else now.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, Estado.OBSERVADA)
        antes = venta.oferta
        suya = {"tecnologia": tecnologia, **datos}
        exigir_lo_instalado(
            venta,
            {
                "condicion": antes.condicion_id,
                "tecnologia": antes.tecnologia,
                "linea_actual": antes.linea_actual,
            },
            {**suya, "condicion": condicion.pk},
            que="el plan, la tecnología y lo que pasa con la línea actual",
        )
        _guardar(venta, condicion, suya, aceptada_en=antes.aceptada_en)


def _guardar(
    venta: Venta, condicion: CondicionComercial, suya: dict[str, Any], *, aceptada_en: datetime
) -> None:
    """One offer for each sale; of another than before, what was told of it is told no more."""
    _exigir_posible(venta, condicion, suya["tecnologia"])
    antes = venta.oferta_actual
    oferta, _ = Oferta.objects.update_or_create(
        venta=venta, defaults={**_lo_aceptado(venta, condicion, aceptada_en), **suya}
    )
    if antes is not None:
        olvidar_lo_que_cambio(venta, antes, oferta)


def _dijo_que_si(venta: Venta) -> bool:
    dicho = venta.ultimo_dicho()
    return dicho is not None and dicho.venta


def _exigir_posible(venta: Venta, condicion: CondicionComercial, tecnologia: str) -> None:
    razones = impide_ofrecer(venta, condicion, tecnologia)
    if razones:
        raise TransicionInvalida(razones)


def _lo_aceptado(
    venta: Venta, condicion: CondicionComercial, aceptada_en: datetime
) -> dict[str, Any]:
    """The conditions as they stood then; none when the client already accepted these very ones.

    The day of the accepted offer counts: correcting a name later does not change the price.
    """
    oferta = venta.oferta_actual
    if oferta is not None and oferta.condicion_id == condicion.pk:
        return {}
    return {
        "condicion": condicion,
        "campania": condicion.campania,
        "plan": condicion.plan,
        "producto": condicion.plan.producto,
        "condiciones": Condiciones.de(condicion, dia=hoy(aceptada_en)).a_json(),
        "aceptada_en": aceptada_en,
    }
