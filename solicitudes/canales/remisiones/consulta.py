"""Which sales each unit has not heard of, and what was sent to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from bluecom.cuentas.models import Usuario
from solicitudes.models import (
    Ejemplar,
    Rectificacion,
    Remision,
    RenglonRemitido,
    RetiroDeVisita,
    Venta,
)
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import CON_INSTALACION, Estado

Destino, Clase = Remision.Destino, RenglonRemitido.Clase
_TOCA = {
    Destino.CENTRO: Q(estado__in=CON_INSTALACION, instalacion=None),
    Destino.FACTURACION: Q(instalacion__isnull=False) & ~Q(estado=Estado.ANULADA),
}
"""Centro de Operaciones hears of what is registered and not installed, Facturación of the rest."""


@dataclass(frozen=True)
class PorRemitir:
    """What the next list to one unit would have."""

    destino: str
    nombre: str
    numero: int
    altas: int
    bajas: int
    rectificadas: int


def altas(destino: str, *, de_prueba: bool) -> VentaQuerySet:
    """The sales that this unit was never told of, the first registered first."""
    return (
        _del_mundo(de_prueba)
        .filter(_TOCA[Destino(destino)], glosada_en__isnull=False)
        .exclude(_en_una_lista(destino, Clase.ALTA))
        .order_by("glosada_en", "pk")
    )


def bajas(destino: str, *, de_prueba: bool) -> VentaQuerySet:
    """Those that it was told of, that are annulled, and that it was not told so."""
    return (
        _del_mundo(de_prueba)
        .filter(_en_una_lista(destino, Clase.ALTA), estado=Estado.ANULADA)
        .exclude(_en_una_lista(destino, Clase.BAJA))
        .order_by("cerrada_en", "pk")
    )


def rectificadas(destino: str, *, de_prueba: bool) -> VentaQuerySet:
    """Those of which Facturación was told another day of installation than the one that rules.

    A sale whose installation was taken back has none, and may have another later.
    """
    del_mundo = _del_mundo(de_prueba)
    if destino != Destino.FACTURACION:
        return del_mundo.none()
    tocadas = Q(pk__in=Rectificacion.objects.values("venta")) | Q(
        pk__in=RetiroDeVisita.objects.values("venta")
    )
    dichas = RenglonRemitido.objects.filter(venta=OuterRef("pk"), destino=destino)
    ultima = dichas.exclude(clase=Clase.BAJA).order_by("-pk").values("instalada")[:1]
    otra = (
        Q(dicha__lt=F("instalacion__fecha"))
        | Q(dicha__gt=F("instalacion__fecha"))
        | Q(dicha=None, instalacion__isnull=False)
        | Q(dicha__isnull=False, instalacion=None)
    )
    return (
        del_mundo.filter(tocadas, _en_una_lista(destino, Clase.ALTA))
        .exclude(estado=Estado.ANULADA)
        .annotate(dicha=Subquery(ultima))
        .filter(otra)
        .order_by("glosada_en", "pk")
    )


def por_remitir(usuario: Usuario) -> list[PorRemitir]:
    """What waits for each unit."""
    mundo = usuario.de_prueba
    return [
        PorRemitir(
            destino=destino,
            nombre=destino.label,
            numero=proximo_numero(destino, de_prueba=mundo),
            altas=altas(destino, de_prueba=mundo).count(),
            bajas=bajas(destino, de_prueba=mundo).count(),
            rectificadas=rectificadas(destino, de_prueba=mundo).count(),
        )
        for destino in Destino
    ]


def remisiones(usuario: Usuario) -> QuerySet[Remision]:
    """Every list of this person's world, the last taken first, with how many sales it has."""
    suyas = Remision.objects.filter(de_prueba=usuario.de_prueba)
    return (
        suyas.order_by("-pk")
        .select_related("tomada_por")
        .annotate(
            cuantas=Count("renglones", distinct=True),
            copias=Count("ejemplares", filter=Q(ejemplares__copia=True), distinct=True),
        )
    )


def proximo_numero(destino: str, *, de_prueba: bool) -> int:
    ultima = Remision.objects.filter(destino=destino, de_prueba=de_prueba).order_by("-numero")
    return int(ultima.values_list("numero", flat=True).first() or 0) + 1


def anuladas_despues(remision: Remision) -> dict[int, datetime]:
    """The sales of this list that were annulled since: when each was."""
    anuladas = Venta.objects.filter(
        remisiones__in=remision.renglones.filter(clase=Clase.ALTA), estado=Estado.ANULADA
    )
    return {venta.pk: venta.cerrada_en for venta in anuladas if venta.cerrada_en}


def avisadas_en(remision: Remision) -> dict[int, Remision]:
    """In which list each of its annulled sales was told."""
    vendidas = remision.renglones.filter(clase=Clase.ALTA).values("venta")
    avisos = RenglonRemitido.objects.filter(
        destino=remision.destino, clase=Clase.BAJA, venta__in=vendidas
    )
    return {aviso.venta_id: aviso.remision for aviso in avisos.select_related("remision")}


def ejemplares(remision: Remision) -> list[Ejemplar]:
    """Who took it and when, the original first."""
    return list(remision.ejemplares.select_related("por"))


def _del_mundo(de_prueba: bool) -> VentaQuerySet:
    suyas: VentaQuerySet = Venta.objects.filter(
        asesor__de_prueba=de_prueba, carpeta__de_prueba=de_prueba
    )
    return suyas


def _en_una_lista(destino: str, clase: str) -> Exists:
    renglones = RenglonRemitido.objects.filter(venta=OuterRef("pk"), destino=destino, clase=clase)
    return Exists(renglones)
