"""Which sales have had their time, and which of them something holds."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from bluecom.parametros.consultas import valores
from solicitudes.models import Retencion, Venta
from solicitudes.reglas.estados import SIN_EFECTO, Estado
from solicitudes.reglas.parametros import DIAS_DE_CONCLUIDAS, DIAS_DE_SIN_EFECTO

Ventas = QuerySet[Venta]
Retiene = Callable[[Ventas], Ventas]
_RETIENEN: dict[str, Retiene] = {}


def registrar_retencion(por_que: str, retiene: Retiene) -> None:
    """``retiene``: of these sales, those that may not be forgotten yet."""
    _RETIENEN[por_que] = retiene


def vencidas(*, ahora: datetime) -> Ventas:
    """Over for as long as the policy says, and not forgotten yet; held or not."""
    dias = valores([DIAS_DE_SIN_EFECTO, DIAS_DE_CONCLUIDAS], ahora)
    sin_efecto = ahora - timedelta(days=dias[DIAS_DE_SIN_EFECTO.codigo])
    concluidas = ahora - timedelta(days=dias[DIAS_DE_CONCLUIDAS.codigo])
    ventas: Ventas = Venta.objects.filter(
        Q(estado__in=SIN_EFECTO, cerrada_en__lt=sin_efecto)
        | Q(estado=Estado.CONCLUIDA, concluida_en__lt=concluidas),
        olvido=None,
    )
    return ventas


def por_que_se_retiene() -> dict[str, Retiene]:
    """Each thing that holds a sale, in words."""
    return {"en disputa": _en_disputa, **_RETIENEN}


def por_olvidar(*, ahora: datetime) -> Ventas:
    """Those that nothing holds."""
    ventas = vencidas(ahora=ahora)
    for retiene in por_que_se_retiene().values():
        ventas = ventas.exclude(pk__in=retiene(vencidas(ahora=ahora)).values("pk"))
    return ventas


def _en_disputa(ventas: Ventas) -> Ventas:
    disputa = Retencion.objects.filter(venta=OuterRef("pk"), levantada_en=None)
    return ventas.filter(Exists(disputa))
