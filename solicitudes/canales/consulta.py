"""What the desks of Canales Virtuales list, in the order in which it is worked."""

from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from bluecom.cuentas.models import Usuario
from bluecom.pendientes.models import CorreoSaliente
from solicitudes.models import (
    Constancia,
    DiferenciaDeInstalacion,
    Tarea,
    Venta,
)
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import CON_INSTALACION, Estado

LIMITE_DE_REVISION = F("entregada_en")
"""Which folder waits most: until a review has a deadline of its own, the one received first."""
COLA_DE_REVISION = ("ya_instalada", "limite", "pk")
"""Already installed first: the client has the service and not its terms."""


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
        .select_related(
            "contacto__cliente",
            "asesor",
            "oferta__plan",
            "instalacion",
            "plazo_entrega",
            "en_revision__revisor",
        )
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


def siguiente_por_revisar(
    usuario: Usuario, *, ahora: datetime, tras: tuple[Any, ...] | None = None
) -> Venta | None:
    """The next folder that nobody else has: the one after that place, or from the top again."""
    suyas = Q(en_revision=None) | Q(en_revision__hasta__lte=ahora) | Q(en_revision__revisor=usuario)
    libres = por_revisar(usuario).filter(suyas)
    if tras is None:
        return libres.first()
    instalada, limite, pk = tras
    despues = (
        Q(ya_instalada__gt=instalada)
        | Q(ya_instalada=instalada, limite__gt=limite)
        | Q(ya_instalada=instalada, limite=limite, pk__gt=pk)
    )
    return libres.filter(despues).first() or libres.exclude(pk=pk).first()


def devueltas(usuario: Usuario) -> VentaQuerySet:
    """Folders with their asesor, observed; the correction that falls due first on top."""
    return (
        _alcance(usuario)
        .filter(estado=Estado.OBSERVADA)
        .select_related("contacto__cliente", "asesor", "plazo_correccion")
        .order_by("plazo_correccion__vence_en", "pk")
    )


def conformes(usuario: Usuario) -> VentaQuerySet:
    """Approved and not installed, oldest approval first."""
    return instalables(usuario).filter(estado=Estado.CONFORME).order_by("aprobada_en", "pk")


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
        .select_related(*DE_LA_VENTA, "detalle", "ficha")
    )


def diferencias(usuario: Usuario) -> QuerySet[DiferenciaDeInstalacion]:
    """What files said otherwise than what is recorded (11.2), of the sales one may install."""
    suyas = _ventas().ajenas_a(usuario).filter(asesor__de_prueba=usuario.de_prueba)
    return DiferenciaDeInstalacion.objects.filter(venta__in=suyas).select_related(
        "venta__contacto__cliente", "corrida", "decidida_por"
    )


def sin_concluir(usuario: Usuario) -> VentaQuerySet:
    """Installed sales whose terms are not out, and those whose e-mail came back (11.2)."""
    pendientes = Q(estado=Estado.INSTALADA) | Q(constancia=Constancia.REBOTADA)
    return _con_correo(_alcance(usuario).filter(pendientes)).order_by("instalacion__fecha", "pk")


def concluidas(usuario: Usuario) -> VentaQuerySet:
    """Terms that went out, latest first."""
    hechas = _alcance(usuario).filter(estado=Estado.CONCLUIDA)
    return _con_correo(hechas.exclude(constancia=Constancia.REBOTADA)).order_by("-concluida_en")


def instaladas(usuario: Usuario) -> VentaQuerySet:
    """Every installed sale with what became of its terms, the last installed first."""
    suyas = _alcance(usuario).filter(estado__in=(Estado.INSTALADA, Estado.CONCLUIDA))
    return _con_correo(suyas).order_by("-instalacion__fecha", "-pk")


def tareas_abiertas(usuario: Usuario) -> list[Tarea]:
    """What somebody still owes in Smartflex, oldest first."""
    return list(
        Tarea.objects.filter(cerrada_en=None, venta__asesor__de_prueba=usuario.de_prueba)
        .select_related("venta__contacto__cliente")
        .order_by("abierta_en", "pk")
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


def _con_correo(ventas: VentaQuerySet) -> VentaQuerySet:
    """With ``correo_estado``, ``correo_para`` and ``correo_error`` of the last terms e-mail."""
    clave = Concat(
        Value("terminos:"),
        Cast(OuterRef("pk"), CharField()),
        Value(":"),
        output_field=CharField(),
    )
    ultimo = CorreoSaliente.objects.filter(clave__startswith=clave).order_by("-pk")
    return ventas.annotate(
        correo_estado=Subquery(ultimo.values("estado")[:1]),
        correo_para=Subquery(ultimo.values("para")[:1]),
        correo_error=Subquery(ultimo.values("error")[:1]),
        correo_enviado_en=Subquery(ultimo.values("enviado_en")[:1]),
    ).select_related("contacto__cliente", "asesor", "oferta__plan", "ficha", "instalacion")
