"""How a sale ends without being sold: discarded (1–4) or annulled (5–11)."""

from datetime import datetime, timedelta

from django.db import transaction

from bluecom.cuentas.acto import Acto
from cartera import servicios as cartera
from solicitudes.models import Motivo, Tarea, Venta
from solicitudes.puerta.avanzar import avanzar
from solicitudes.puerta.consultas import anotar_consulta
from solicitudes.puerta.razones import anotar_razon

CONSULTAS = {Motivo.Ambito.IMPEDIMENTO: 2, Motivo.Ambito.SIN_CAPACIDAD: 3}
"""Reasons that are the answer of a check, and the step that asked (2.1, 3.2)."""


def descartar(
    venta_id: int, *, acto: Acto, motivo: Motivo, nota: str = "", volver_en: datetime | None = None
) -> Venta:
    """End the taking; the reason's flags say what becomes of the portfolio contact.

    ``volver_en`` is the hour of a callback; otherwise the reason's days decide.
    """
    with transaction.atomic():
        venta = avanzar(venta_id, "descartar", acto=acto, datos={"motivo": motivo.codigo})
        anotar_razon(venta, "descartar", motivo, nota, acto=acto)
        if motivo.ambito in CONSULTAS:
            paso = CONSULTAS[Motivo.Ambito(motivo.ambito)]
            anotar_consulta(venta, paso, acto, favorable=False, motivo=motivo)
        if venta.hermana_de_id is not None:
            return venta
        proximo = volver_en or (acto.ahora + timedelta(days=motivo.dias) if motivo.dias else None)
        cartera.cerrar(
            venta.contacto_id,
            cartera.Desenlace(motivo.desenlace or cartera.Desenlace.CERRADO),
            ahora=acto.ahora,
            proximo_en=proximo,
        )
    return venta


def anular(venta_id: int, *, acto: Acto, motivo: Motivo, nota: str = "") -> Venta:
    """The client withdraws, or it cannot be. A registered request is owed its annulment."""
    with transaction.atomic():
        venta = avanzar(venta_id, "anular", acto=acto, datos={"motivo": motivo.codigo})
        anotar_razon(venta, "anular", motivo, nota, acto=acto)
        if venta.numero_smartflex:
            Tarea.objects.get_or_create(
                venta=venta,
                texto=f"Anular la solicitud N° {venta.numero_smartflex} en Smartflex",
                defaults={"abierta_en": acto.ahora},
            )
        cartera.cerrar(venta.contacto_id, cartera.Desenlace.CERRADO, ahora=acto.ahora)
    return venta
