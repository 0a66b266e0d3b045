"""Which sales each unit has not heard of, and what was sent to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from bluecom.bolivia.fechas import hoy, limites_del_mes, mes_anterior, mes_de, mes_en_letras
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
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
_EFECTIVA = Q(instalacion__isnull=False) & ~Q(estado=Estado.ANULADA)
_TOCA = {
    Destino.CENTRO: Q(estado__in=CON_INSTALACION, instalacion=None),
    Destino.FACTURACION: _EFECTIVA,
    Destino.LIQUIDACION: _EFECTIVA,
}
"""Centro de Operaciones hears of what is registered and not installed, the others of the rest."""
_TOMAN = {
    Destino.CENTRO: Rol.CANALES_VIRTUALES,
    Destino.FACTURACION: Rol.CANALES_VIRTUALES,
    Destino.LIQUIDACION: Rol.JEFE_VENTAS,
}


@dataclass(frozen=True)
class PorRemitir:
    """What the next list to one unit would have."""

    destino: str
    nombre: str
    numero: int
    mes: str
    altas: int
    bajas: int
    rectificadas: int

    @property
    def nombre_del_mes(self) -> str:
        return mes_en_letras(self.mes) if self.mes else ""


def destinos_de(usuario: Usuario) -> list[Remision.Destino]:
    """Whose lists this person takes."""
    return [destino for destino in Destino if usuario.tiene_rol(_TOMAN[destino])]


def mes_de_la_lista(destino: str, ahora: datetime) -> str:
    """A settlement is of months that are over; the other lists are of no month."""
    return mes_anterior(mes_de(hoy(ahora))) if destino == Destino.LIQUIDACION else ""


def altas(destino: str, *, de_prueba: bool, mes: str = "") -> VentaQuerySet:
    """The sales that this unit was never told of, the first registered first.

    With ``mes``, those installed by its end: one that came late is in the next list.
    """
    return (
        _del_mundo(de_prueba)
        .filter(_TOCA[Destino(destino)], _hasta(mes), glosada_en__isnull=False)
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


def rectificadas(destino: str, *, de_prueba: bool, mes: str = "") -> VentaQuerySet:
    """Those of which was told another day of installation than the one that rules.

    A sale whose installation was taken back has none, and may have another later.
    """
    del_mundo = _del_mundo(de_prueba)
    if destino == Destino.CENTRO:
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
        del_mundo.filter(tocadas, _hasta(mes), _en_una_lista(destino, Clase.ALTA))
        .exclude(estado=Estado.ANULADA)
        .annotate(dicha=Subquery(ultima))
        .filter(otra)
        .order_by("glosada_en", "pk")
    )


def por_remitir(acto: Acto) -> list[PorRemitir]:
    """What waits in each list that this person takes."""
    mundo = acto.usuario.de_prueba
    return [
        PorRemitir(
            destino=destino,
            nombre=destino.label,
            numero=proximo_numero(destino, de_prueba=mundo),
            mes=(mes := mes_de_la_lista(destino, acto.ahora)),
            altas=altas(destino, de_prueba=mundo, mes=mes).count(),
            bajas=bajas(destino, de_prueba=mundo).count(),
            rectificadas=rectificadas(destino, de_prueba=mundo, mes=mes).count(),
        )
        for destino in destinos_de(acto.usuario)
    ]


def remisiones(usuario: Usuario) -> QuerySet[Remision]:
    """Every list that this person takes, the last taken first, with how many sales it has."""
    suyas = Remision.objects.filter(de_prueba=usuario.de_prueba, destino__in=destinos_de(usuario))
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


def _hasta(mes: str) -> Q:
    """Installed by the end of ``mes``, or not at all: what came later is of another list."""
    if not mes:
        return Q()
    return Q(instalacion=None) | Q(instalacion__fecha__lt=hoy(limites_del_mes(mes)[1]))


def _en_una_lista(destino: str, clase: str) -> Exists:
    renglones = RenglonRemitido.objects.filter(venta=OuterRef("pk"), destino=destino, clase=clase)
    return Exists(renglones)
