"""What an asesor has to hand over, and the actas already proposed (11)."""

from datetime import datetime
from typing import Any

from django.db.models import (
    Q,
    QuerySet,
)

from bluecom.cuentas.models import Usuario
from solicitudes.models import (
    CarpetaEntregada,
    Entrega,
    Venta,
)
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import Estado


def impresas_de(asesor: Usuario) -> VentaQuerySet:
    """Printed folders to hand over, oldest deadline first (10.1)."""
    impresas: VentaQuerySet = (
        Venta.objects.filter(
            asesor=asesor, estado=Estado.IMPRESA, carpeta__de_prueba=asesor.de_prueba
        )
        .exclude(pk__in=_en_acta_abierta())
        .select_related("contacto__cliente", "oferta__plan", "plazo_entrega")
        .order_by("plazo_entrega__vence_en", "pk")
    )
    return impresas


def actas_de(asesor: Usuario, *, desde: datetime) -> list[Entrega]:
    """This asesor's actas: those with folders on their way, and those of the last days."""
    abiertas = Q(carpetas__recibida_en=None, carpetas__no_vino_en=None)
    return list(
        Entrega.objects.filter(abiertas | Q(propuesta_en__gte=desde), asesor=asesor)
        .select_related("acta")
        .prefetch_related(
            "carpetas__venta__contacto__cliente",
            "carpetas__venta__plazo_entrega",
            "carpetas__recibida_por",
        )
        .distinct()
        .order_by("-propuesta_en")
    )


def _en_acta_abierta() -> QuerySet[CarpetaEntregada, Any]:
    return CarpetaEntregada.objects.filter(recibida_en=None, no_vino_en=None).values("venta_id")
