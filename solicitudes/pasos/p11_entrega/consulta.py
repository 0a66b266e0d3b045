"""What an asesor has to hand over, and the actas already proposed (11)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from bluecom.cuentas.models import Usuario
from documentos.tipos import Situacion
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
    por_entregar: set[int]
    """The sales whose folder is to be proposed, again if it left an acta."""

    @property
    def por_recibir(self) -> int:
        return sum(fila.abierta for fila in self.filas)

    @property
    def sin_efecto(self) -> bool:
        """Taken back whole: its paper is looked at, and printed no more."""
        papel = self.entrega.acta
        return papel is not None and papel.situacion != Situacion.VIGENTE


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
    por_entregar = set(impresas_de(asesor).values_list("pk", flat=True))
    return [
        _del_asesor(entrega, asesor, por_entregar)
        for entrega in entregas.select_related("acta", "asesor")
        .defer("acta__datos")
        .prefetch_related(
            Prefetch("carpetas", queryset=filas),
            Prefetch("recepciones", queryset=recepciones.annotate(cuantas=Count("carpetas"))),
        )
        .order_by("-propuesta_en", "-pk")
    ]


def _del_asesor(entrega: Entrega, asesor: Usuario, por_entregar: set[int]) -> ActaDelAsesor:
    propia = entrega.asesor_id == asesor.pk
    todas = list(entrega.carpetas.all())
    filas = todas if propia else [f for f in todas if f.abierta and f.venta.asesor_id == asesor.pk]
    recepciones = list(entrega.recepciones.all()) if propia else []
    return ActaDelAsesor(entrega, propia, filas, recepciones, por_entregar)


def _en_acta_abierta() -> QuerySet[CarpetaEntregada, Any]:
    return CarpetaEntregada.objects.abiertas().values("venta_id")
