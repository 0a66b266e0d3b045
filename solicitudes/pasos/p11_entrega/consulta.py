"""What an asesor has to hand over, and the actas already proposed (11)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from bluecom.cuentas.models import Usuario
from solicitudes.models import (
    CarpetaEntregada,
    Entrega,
    Recepcion,
    Venta,
)
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import Estado


@dataclass(frozen=True)
class ActaDelAsesor:
    """An acta as one asesor sees it; of another's, only the folders that are his now."""

    entrega: Entrega
    propia: bool
    filas: list[CarpetaEntregada]
    recepciones: list[Recepcion]

    @property
    def por_recibir(self) -> int:
        return sum(fila.abierta for fila in self.filas)


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


def actas_de(asesor: Usuario, *, desde: datetime) -> list[ActaDelAsesor]:
    """The actas with folders of this asesor on their way, and the ones he proposed of late.

    A sale that he was given while its folder is in another's open acta is his to carry: he sees
    that acta with that folder alone.
    """
    en_camino = CarpetaEntregada.objects.abiertas()
    suyas = en_camino.filter(Q(entrega__asesor=asesor) | Q(venta__asesor=asesor))
    propias = Q(propuesta_en__gte=desde, asesor=asesor)
    entregas = Entrega.objects.filter(propias | Q(pk__in=suyas.values("entrega_id")))
    filas = CarpetaEntregada.objects.select_related(
        "extra",
        "recibida_por",
        "marcada_por",
        "venta__asesor",
        "venta__contacto__cliente",
        "venta__plazo_entrega",
    )
    recepciones = Recepcion.objects.select_related("recibe", "constancia").defer(
        "constancia__datos"
    )
    return [
        _del_asesor(entrega, asesor)
        for entrega in entregas.select_related("acta", "asesor")
        .defer("acta__datos")
        .prefetch_related(
            Prefetch("carpetas", queryset=filas),
            Prefetch("recepciones", queryset=recepciones.annotate(cuantas=Count("carpetas"))),
        )
        .order_by("-propuesta_en", "-pk")
    ]


def _del_asesor(entrega: Entrega, asesor: Usuario) -> ActaDelAsesor:
    propia = entrega.asesor_id == asesor.pk
    todas = list(entrega.carpetas.all())
    filas = todas if propia else [f for f in todas if f.abierta and f.venta.asesor_id == asesor.pk]
    return ActaDelAsesor(entrega, propia, filas, list(entrega.recepciones.all()) if propia else [])


def _en_acta_abierta() -> QuerySet[CarpetaEntregada, Any]:
    return CarpetaEntregada.objects.abiertas().values("venta_id")
