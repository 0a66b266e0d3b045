"""What the desk of the terms lists (11.2): to see to, leaving by itself, concluded."""

from collections.abc import Iterable

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bluecom.cuentas.models import Usuario
from bluecom.pendientes.models import SALE_SOLO
from solicitudes.models import EnvioDeTerminos, Mensaje, Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.constancia import SIN_PRUEBA
from solicitudes.reglas.estados import Estado

_SIN_PROBAR = Q(estado=Estado.INSTALADA) | Q(estado=Estado.CONCLUIDA, constancia__in=SIN_PRUEBA)
"""As the index ``venta_sin_constancia`` says it."""
_DE_LA_FILA = (
    *("numero_smartflex", "constancia", "concluida_en"),
    *("ficha__correo", "instalacion__fecha"),
)
"""What the desk and its list say of each sale, beside its names."""


def por_atender(usuario: Usuario) -> VentaQuerySet:
    """Without proof and nothing on its way: no address, came back, did not go out, was stopped."""
    sin_probar = _alcance(usuario).filter(_SIN_PROBAR).exclude(pk__in=_por_salir())
    return sin_probar.en_lista(*_DE_LA_FILA).order_by("instalacion__fecha", "pk")


def salen_solos(usuario: Usuario) -> VentaQuerySet:
    """Their e-mail is queued, leaving, or waits for another try: nobody has to do anything."""
    en_camino = _alcance(usuario).filter(pk__in=_por_salir())
    return en_camino.en_lista(*_DE_LA_FILA).order_by("instalacion__fecha", "pk")


def concluidas(usuario: Usuario) -> VentaQuerySet:
    """The procedure ended and something proves it, latest first."""
    hechas = _alcance(usuario).filter(estado=Estado.CONCLUIDA).exclude(constancia__in=SIN_PRUEBA)
    return hechas.en_lista(*_DE_LA_FILA).order_by("-concluida_en", "-pk")


LISTAS = {"atender": por_atender, "salen": salen_solos, "concluidas": concluidas}
"""As the page calls them; the first one is shown when none is asked for."""


def la_lista(ver: str) -> str:
    """Which of them an address asks for."""
    return ver if ver in LISTAS else next(iter(LISTAS))


def con_su_correo(ventas: VentaQuerySet) -> VentaQuerySet:
    """Each sale with what became of its last sending, by mail or by WhatsApp, as columns."""
    ultimo = EnvioDeTerminos.objects.filter(venta=OuterRef("pk")).order_by("-vez")
    return ventas.annotate(
        envio_canal=Subquery(ultimo.values("canal")[:1]),
        envio_retirado_en=Subquery(ultimo.values("retirado_en")[:1]),
        correo_estado=Subquery(ultimo.values("correo__estado")[:1]),
        mensaje_estado=Subquery(ultimo.values("mensaje__estado")[:1]),
        correo_para=Coalesce(Subquery(ultimo.values("para")[:1]), "ficha__correo"),
        correo_enviado_en=Subquery(ultimo.values("correo__enviado_en")[:1]),
    )


def con_su_envio(ventas: Iterable[Venta]) -> list[Venta]:
    """The same sales, each with its last sending as ``envio``: one read for all of them."""
    filas = list(ventas)
    ultimos = (
        EnvioDeTerminos.objects.filter(venta__in=filas)
        .order_by("venta", "-vez")
        .distinct("venta")
        .select_related("correo", "mensaje", "motivo", "pedido_por", "documento")
    )
    de = {envio.venta_id: envio for envio in ultimos}
    for venta in filas:
        venta.envio = de.get(venta.pk)
    return filas


def _por_salir() -> QuerySet[EnvioDeTerminos, int]:
    """Sales with something on its way, each part by its own small index."""
    vigentes = EnvioDeTerminos.objects.filter(retirado_en=None).values_list("venta", flat=True)
    por_correo = vigentes.filter(canal=Mensaje.Canal.CORREO)
    con_correo = por_correo.filter(correo__estado__in=SALE_SOLO)
    por_whatsapp = vigentes.filter(mensaje__estado__in=Mensaje.SALE_SOLO)
    return con_correo.union(por_correo.filter(correo=None), por_whatsapp)


def _alcance(usuario: Usuario) -> VentaQuerySet:
    todas: VentaQuerySet = Venta.objects.all()
    return todas.visibles_para(usuario).filter(asesor__de_prueba=usuario.de_prueba)
