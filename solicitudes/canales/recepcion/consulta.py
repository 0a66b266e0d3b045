"""What Canales Virtuales expects, and what of it is at the counter (11)."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Aggregate, Count, Min, Q, QuerySet

from bluecom.cuentas.models import Usuario
from solicitudes.canales.consulta import DE_LA_VENTA
from solicitudes.models import CarpetaEntregada, Entrega, Marca, Recepcion, Venta
from solicitudes.models.entrega import ABIERTA
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import Estado

FILAS_POR_PAGINA = 100
_DE_LA_FILA = ("extra", "marcada_por", "recibida_por", "venta__plazo_entrega")


@dataclass(frozen=True)
class EnCamino:
    """One acta with folders still to be received, counted."""

    entrega: Entrega
    cuantas: int
    presentes: int
    faltan: int
    vence_en: datetime | None

    @property
    def sin_marcar(self) -> int:
        return self.cuantas - self.presentes - self.faltan


@dataclass(frozen=True)
class ActaAbierta:
    """One acta at the counter: its folders, counted, and what of it was received before."""

    entrega: Entrega
    filas: Page[CarpetaEntregada]
    cuenta: EnCamino
    recibidas: int
    recepciones: list[Recepcion]


def carpetas_por_recibir(usuario: Usuario) -> QuerySet[CarpetaEntregada]:
    """In an acta, and this person may receive them: of his world, and never his own sale."""
    return CarpetaEntregada.objects.abiertas().filter(
        venta__estado=Estado.IMPRESA,
        venta__in=Venta.objects.ajenas_a(usuario),
        venta__asesor__de_prueba=usuario.de_prueba,
    )


def acta_abierta(entrega: Entrega, usuario: Usuario, *, pagina: str = "1") -> ActaAbierta:
    """What the counter shows of one acta, received folders included."""
    suyas = entrega.carpetas.filter(venta__in=Venta.objects.ajenas_a(usuario))
    filas = suyas.select_related(*_DE_LA_FILA, *(f"venta__{campo}" for campo in DE_LA_VENTA))
    paginas = Paginator(filas.order_by("orden", "pk"), FILAS_POR_PAGINA)
    recibidas = Count("pk", filter=Q(recibida_en__isnull=False))
    cuenta = suyas.aggregate(**cuentas(ABIERTA), recibidas=recibidas, todas=Count("pk"))
    paginas.count = cuenta.pop("todas")
    recepciones = entrega.recepciones.select_related("recibe", "constancia")
    return ActaAbierta(
        entrega,
        paginas.get_page(pagina),
        recibidas=cuenta.pop("recibidas"),
        cuenta=EnCamino(entrega, **cuenta),
        recepciones=list(
            recepciones.defer("constancia__datos").annotate(cuantas=Count("carpetas"))
        ),
    )


def cuenta_de(entrega: Entrega, usuario: Usuario) -> EnCamino:
    """How many of its folders are still to be received, and how they are marked."""
    suyas = carpetas_por_recibir(usuario).filter(entrega=entrega)
    return EnCamino(entrega, **suyas.aggregate(**cuentas(ABIERTA)))


def cuentas(cuales: Q) -> dict[str, Aggregate]:
    """The columns of ``EnCamino``, of those rows."""
    return {
        "cuantas": Count("pk", filter=cuales),
        "presentes": Count("pk", filter=cuales & Q(marca=Marca.PRESENTE)),
        "faltan": Count("pk", filter=cuales & Q(marca=Marca.FALTA)),
        "vence_en": Min("venta__plazo_entrega__vence_en", filter=cuales),
    }


def por_venir(usuario: Usuario) -> VentaQuerySet:
    """Printed folders still to come, proposed or not, the one that falls due first on top."""
    ventas: VentaQuerySet = Venta.objects.filter(
        estado=Estado.IMPRESA,
        asesor__de_prueba=usuario.de_prueba,
        carpeta__de_prueba=usuario.de_prueba,
    )
    return (
        ventas.ajenas_a(usuario)
        .select_related(*DE_LA_VENTA, "plazo_entrega")
        .order_by("plazo_entrega__vence_en", "pk")
    )


def sin_proponer(usuario: Usuario) -> VentaQuerySet:
    """Printed, and in no acta that is on its way."""
    abiertas = CarpetaEntregada.objects.abiertas().values("venta_id")
    return por_venir(usuario).exclude(pk__in=abiertas)
