"""The folders that Canales Virtuales expects (11)."""

from dataclasses import dataclass

from django.db.models import QuerySet

from bluecom.cuentas.models import Usuario
from solicitudes.canales.consulta import DE_LA_VENTA
from solicitudes.models import (
    CarpetaEntregada,
    Entrega,
    Venta,
)
from solicitudes.reglas.estados import Estado


@dataclass(frozen=True)
class ActaPorRecibir:
    """One acta with its folders still to be received."""

    entrega: Entrega
    filas: list[CarpetaEntregada]


def por_recibir(usuario: Usuario) -> list[ActaPorRecibir]:
    """Actas with folders on their way (11), the one that falls due first on top."""
    filas = (
        carpetas_por_recibir(usuario)
        .select_related(
            "entrega__asesor",
            "entrega__acta",
            "venta__plazo_entrega",
            *(f"venta__{campo}" for campo in DE_LA_VENTA),
        )
        .order_by("venta__plazo_entrega__vence_en", "entrega", "orden")
    )
    actas: dict[int, ActaPorRecibir] = {}
    for fila in filas:
        acta = actas.setdefault(fila.entrega_id, ActaPorRecibir(fila.entrega, []))
        acta.filas.append(fila)
    return list(actas.values())


def carpetas_por_recibir(usuario: Usuario) -> QuerySet[CarpetaEntregada]:
    return CarpetaEntregada.objects.filter(
        recibida_en=None,
        no_vino_en=None,
        venta__estado=Estado.IMPRESA,
        venta__in=Venta.objects.ajenas_a(usuario),
        venta__asesor__de_prueba=usuario.de_prueba,
    )
