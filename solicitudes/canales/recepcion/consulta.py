"""The folders that Canales Virtuales expects (11)."""

from django.db.models import (
    QuerySet,
)

from bluecom.cuentas.models import Usuario
from solicitudes.canales.consulta import DE_LA_VENTA
from solicitudes.models import (
    CarpetaEntregada,
    Entrega,
    Venta,
)
from solicitudes.reglas.estados import Estado


def por_recibir(usuario: Usuario) -> list[Entrega]:
    """Actas with folders on their way (11), the one that falls due first on top.

    Each acta carries ``filas``: its folders still to be received.
    """
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
    actas: dict[int, Entrega] = {}
    for fila in filas:
        acta = actas.setdefault(fila.entrega_id, fila.entrega)
        acta.filas = [*getattr(acta, "filas", []), fila]  # type: ignore[attr-defined]
    return list(actas.values())


def carpetas_por_recibir(usuario: Usuario) -> QuerySet[CarpetaEntregada]:
    return CarpetaEntregada.objects.filter(
        recibida_en=None,
        no_vino_en=None,
        entrega__anulada_en=None,
        venta__estado=Estado.IMPRESA,
        venta__in=Venta.objects.ajenas_a(usuario),
        venta__asesor__de_prueba=usuario.de_prueba,
    )
