"""What the desks of Canales Virtuales list, in the order in which it is worked."""

from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    F,
    IntegerField,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Coalesce

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.plazos.models import Plazo
from solicitudes.models import (
    DiferenciaDeInstalacion,
    RetiroDeVisita,
    Venta,
)
from solicitudes.models.venta import DEL_PLAZO, VentaQuerySet
from solicitudes.plazos.visita import VISITA
from solicitudes.reglas.estados import CON_INSTALACION, EN_CAMINO, Estado

LIMITE_DE_REVISION = Coalesce(F("plazo_revision__vence_en"), F("entregada_en"))
"""Which folder is due first; one received before reviews had a deadline waits longest."""
COLA_DE_REVISION = ("ya_instalada", "limite", "pk")
"""Already installed first: the client has the service and not its terms."""


_POR_REVISAR = (
    *("entregada_en", "rondas"),
    *(f"plazo_revision__{campo}" for campo in DEL_PLAZO),
    *(f"en_revision__{campo}" for campo in ("desde", "hasta")),
    *(f"en_revision__revisor__{campo}" for campo in ("username", "first_name", "last_name")),
)


def por_revisar(usuario: Usuario) -> VentaQuerySet:
    """Received folders in the order in which they are reviewed, each with who has it now."""
    return (
        _alcance(usuario)
        .filter(estado=Estado.ENTREGADA)
        .annotate(
            ya_instalada=Case(
                When(instalacion__isnull=False, then=0), default=1, output_field=IntegerField()
            ),
            limite=LIMITE_DE_REVISION,
        )
        .en_lista(*_POR_REVISAR)
        .order_by(*COLA_DE_REVISION)
    )


def lugar_en_la_cola(venta: Venta) -> tuple[Any, ...] | None:
    """Where a folder stands in the queue; ``None`` once it left it."""
    cola = Venta.objects.filter(pk=venta.pk, estado=Estado.ENTREGADA).annotate(
        ya_instalada=Case(
            When(instalacion__isnull=False, then=0), default=1, output_field=IntegerField()
        ),
        limite=LIMITE_DE_REVISION,
    )
    lugar: tuple[Any, ...] | None = cola.values_list(*COLA_DE_REVISION).first()
    return lugar


def libres(usuario: Usuario, *, ahora: datetime) -> VentaQuerySet:
    """Folders of the queue that nobody else has, in its order; of each, only which it is."""
    suyas = Q(en_revision=None) | Q(en_revision__hasta__lte=ahora) | Q(en_revision__revisor=usuario)
    return por_revisar(usuario).filter(suyas).select_related(None).only("estado")


def siguiente_por_revisar(
    usuario: Usuario, *, ahora: datetime, tras: tuple[Any, ...] | None = None
) -> Venta | None:
    """The next folder that nobody else has: the one after that place, or from the top again."""
    suyas = libres(usuario, ahora=ahora)
    if tras is None:
        return suyas.first()
    instalada, limite, pk = tras
    despues = (
        Q(ya_instalada__gt=instalada)
        | Q(ya_instalada=instalada, limite__gt=limite)
        | Q(ya_instalada=instalada, limite=limite, pk__gt=pk)
    )
    return suyas.filter(despues).first() or suyas.exclude(pk=pk).first()


def devueltas(usuario: Usuario) -> VentaQuerySet:
    """Folders with their asesor, observed; the correction that falls due first on top."""
    return (
        _alcance(usuario)
        .filter(estado=Estado.OBSERVADA)
        .en_lista("rondas", *(f"plazo_correccion__{campo}" for campo in DEL_PLAZO))
        .order_by("plazo_correccion__vence_en", "pk")
    )


def conformes(usuario: Usuario) -> VentaQuerySet:
    """Approved and not installed, oldest approval first."""
    return instalables(usuario).filter(estado=Estado.CONFORME).order_by("aprobada_en", "pk")


def en_camino(usuario: Usuario) -> VentaQuerySet:
    """Registered and not installed, their folder not approved yet."""
    return instalables(usuario).filter(estado__in=EN_CAMINO).order_by("glosada_en", "pk")


def con_visita_pasada(acto: Acto) -> VentaQuerySet:
    """Not installed, and the day of the visit agreed is over (11.2)."""
    pasadas = Plazo.objects.abiertos().filter(tipo=VISITA.codigo, vence_en__lt=acto.ahora)
    return instalables(acto.usuario).filter(pk__in=pasadas.values("objeto_id"))


def con_instalacion(usuario: Usuario) -> VentaQuerySet:
    """Installed, whatever their folder's state; the last recorded first, as ``instalada_en``."""
    return (
        _ventas()
        .ajenas_a(usuario)
        .filter(instalacion__isnull=False, asesor__de_prueba=usuario.de_prueba)
        .annotate(instalada_en=F("instalacion__registrada_en"))
        .select_related(*DE_LA_VENTA, "detalle", "ficha", "instalacion")
    )


def con_visitas(usuario: Usuario) -> VentaQuerySet:
    """Every registered sale that this person may record visits of, installed or not."""
    return (
        _ventas()
        .ajenas_a(usuario)
        .sin_practica_de_otros(usuario)
        .filter(glosada_en__isnull=False, asesor__de_prueba=usuario.de_prueba)
        .select_related(*DE_LA_VENTA, "detalle", "ficha", "instalacion")
    )


def retiros_pedidos(usuario: Usuario) -> QuerySet[RetiroDeVisita]:
    """Visits that somebody asks to take back (11.2), the one asked first on top."""
    suyos = RetiroDeVisita.objects.filter(decision="", venta__asesor__de_prueba=usuario.de_prueba)
    con = ("venta__contacto__cliente", "venta__asesor", "motivo", "pedido_por")
    return suyos.select_related(*con).order_by("pedido_en", "pk")


def instalables(usuario: Usuario) -> VentaQuerySet:
    """Every registered sale without its installation (11.2), whatever its folder's state."""
    return (
        _ventas()
        .ajenas_a(usuario)
        .sin_practica_de_otros(usuario)
        .filter(
            estado__in=CON_INSTALACION,
            instalacion=None,
            asesor__de_prueba=usuario.de_prueba,
        )
        .select_related(*DE_LA_VENTA, "detalle", "ficha", "instalacion")
    )


def diferencias(usuario: Usuario) -> QuerySet[DiferenciaDeInstalacion]:
    """What files said otherwise than what is recorded (11.2), of the sales one may install."""
    suyas = _ventas().ajenas_a(usuario).filter(asesor__de_prueba=usuario.de_prueba)
    return DiferenciaDeInstalacion.objects.filter(venta__in=suyas).select_related(
        "venta__contacto__cliente", "corrida", "decidida_por"
    )


def reaperturas_pedidas(usuario: Usuario) -> VentaQuerySet:
    """Approved folders that Canales Virtuales asks to open again."""
    return (
        _ventas()
        .filter(
            estado=Estado.CONFORME,
            reapertura_pedida_por__isnull=False,
            asesor__de_prueba=usuario.de_prueba,
        )
        .select_related(*DE_LA_VENTA, "reapertura_pedida_por", "instalacion")
        .prefetch_related("razones__motivo")
        .order_by("pk")
    )


DE_LA_VENTA = ("contacto__cliente", "asesor", "oferta__plan")


def _ventas() -> VentaQuerySet:
    todas: VentaQuerySet = Venta.objects.all()
    return todas


def _alcance(usuario: Usuario) -> VentaQuerySet:
    return _ventas().visibles_para(usuario).filter(asesor__de_prueba=usuario.de_prueba)
