"""Step 1: a client in hand that nobody works on goes back to the portfolio."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from bluecom.cuentas.acto import acto_del_sistema
from bluecom.parametros.consultas import valor
from bluecom.pendientes.avisos import avisar
from cartera.parametros import RESERVA
from solicitudes.finales.servicio import descartar
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.estados import EN_MANO

_CANDADO = 4211


def liberar_reservas(*, ahora: datetime) -> int:
    """Discard sales in hand whose reservation ran out, and say so to their asesor.

    Never while a call, a draft or any other act of this taking is fresh.
    """
    with transaction.atomic():
        if not _candado():
            return 0
        limite = ahora - timedelta(minutes=valor(RESERVA, ahora))
        vencidas = [v for v in _en_mano_desde(limite) if _ultima_actividad(v) <= limite]
        for venta in vencidas:
            _liberar(venta, ahora)
    return len(vencidas)


def _en_mano_desde(limite: datetime) -> list[Venta]:
    return list(
        Venta.objects.filter(
            estado__in=EN_MANO, aceptada_en=None, tomada_en__lte=limite
        ).select_related("contacto")
    )


def _ultima_actividad(venta: Venta) -> datetime:
    consultas = venta.verificaciones.values_list("consultado_en", flat=True)
    llamadas = venta.contacto.llamadas.filter(inicio__gte=venta.tomada_en)
    borradores = venta.borradores.values_list("escrito_en", flat=True)
    return max(
        [venta.tomada_en, *consultas, *llamadas.values_list("inicio", flat=True), *borradores],
    )


def _liberar(venta: Venta, ahora: datetime) -> None:
    motivo = Motivo.objects.get(ambito=Motivo.Ambito.DESCARTE, codigo="RESERVA_VENCIDA")
    descartar(venta.pk, acto=acto_del_sistema(ahora), motivo=motivo)
    avisar(
        [venta.asesor_id],
        f"La reserva del cliente de la venta {venta.pk} venció y volvió a la cartera.",
        clave=f"reserva:{venta.pk}",
        ahora=ahora,
        url="/cola/",
    )


def _candado() -> bool:
    """Any number of beats may run it: one holds the lock, the others leave."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_CANDADO])
        fila = cursor.fetchone()
    return bool(fila[0])
