"""Step 1: a client in hand that nobody works on goes back to the portfolio."""

from datetime import datetime

from django.db import connection, transaction
from django.urls import reverse

from bluecom.cuentas.acto import acto_del_sistema
from bluecom.pendientes.avisos import avisar
from solicitudes.finales.servicio import devolver
from solicitudes.models import Venta
from solicitudes.puerta.avanzar import bloquear

_CANDADO = 4211


def liberar_reservas(*, ahora: datetime) -> int:
    """Give back, exactly as they were, the clients in hand whose reservation ran out (1.2).

    Whatever their asesor does starts it again: see ``bloquear``.
    """
    with transaction.atomic():
        if not _candado():
            return 0
        vencidas = Venta.objects.con_reserva_vencida(ahora).values_list("pk", flat=True)
        return sum(_liberar(venta_id, ahora) for venta_id in list(vencidas))


def _liberar(venta_id: int, ahora: datetime) -> bool:
    """Judged again under the lock: its asesor may have acted meanwhile."""
    acto = acto_del_sistema(ahora)
    bloquear(venta_id, acto=acto)
    if not Venta.objects.con_reserva_vencida(ahora).filter(pk=venta_id).exists():
        return False
    venta = devolver(venta_id, acto=acto, por="RESERVA_VENCIDA")
    avisar(
        [venta.asesor_id],
        f"La reserva del cliente de la venta {venta.pk} venció y volvió a la cartera.",
        clave=f"reserva:{venta.pk}",
        ahora=ahora,
        url=reverse("cola"),
    )
    return True


def _candado() -> bool:
    """Any number of beats may run it: one holds the lock, the others leave."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_CANDADO])
        fila = cursor.fetchone()
    return bool(fila[0])
