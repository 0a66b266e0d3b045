"""Step 10.1: the 24 hours as a column, swept; a deadline gives exactly one notice."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from bluecom.cuentas.acto import acto_del_sistema
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar
from solicitudes.finales.servicio import descartar
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.estados import EN_MANO

_CANDADO_PLAZOS = 4210
_CANDADO_RESERVAS = 4211
AVISO_PREVIO = timedelta(hours=2)


def vigilar_plazos(*, ahora: datetime, simular: bool = False) -> list[str]:
    """Give the notices that are due at ``ahora``; return their texts.

    Any number of beats may run it: one holds the lock, the others leave. Run twice,
    the second gives none. With ``simular`` nothing is written.
    """
    with transaction.atomic():
        if not _candado(_CANDADO_PLAZOS):
            return []
        avisos = [
            texto
            for venta in _por_avisar(ahora)
            for texto in _avisar_plazo(venta, ahora, simular=simular)
        ]
        if simular:
            transaction.set_rollback(True)
    return avisos


def liberar_reservas(*, ahora: datetime) -> int:
    """Discard sales in hand whose reservation ran out, and say so to their asesor.

    Never while a call, a draft or any other act of this taking is fresh.
    """
    with transaction.atomic():
        if not _candado(_CANDADO_RESERVAS):
            return 0
        limite = ahora - timedelta(minutes=settings.MINUTOS_RESERVA)
        vencidas = [v for v in _en_mano_desde(limite) if _ultima_actividad(v) <= limite]
        for venta in vencidas:
            _liberar(venta, ahora)
    return len(vencidas)


def _por_avisar(ahora: datetime) -> list[Venta]:
    """Folders due within two hours or overdue, oldest deadline first."""
    return list(
        Venta.objects.con_plazo_vencido(ahora + AVISO_PREVIO)
        .select_related("asesor", "contacto__cliente")
        .order_by("vence_en")
    )


def _avisar_plazo(venta: Venta, ahora: datetime, *, simular: bool) -> list[str]:
    assert venta.vence_en is not None  # con_plazo_vencido
    vencida = venta.vence_en <= ahora
    texto = (
        f"Venció el plazo de 24 horas para entregar la carpeta de {venta.cliente}."
        if vencida
        else f"Faltan menos de dos horas para entregar la carpeta de {venta.cliente}."
    )
    personas = [venta.asesor_id]
    if vencida:
        supervisores = Usuario.objects.filter(
            rol=Rol.SUPERVISOR, is_active=True, de_prueba=venta.asesor.de_prueba
        )
        personas += list(supervisores.values_list("pk", flat=True))
    nuevos = avisar(
        personas,
        texto,
        clave=f"plazo:{'vencido' if vencida else 'previo'}:{venta.pk}",
        ahora=ahora,
        url=venta.get_absolute_url(),
    )
    return [texto] if nuevos else []


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


def _candado(numero: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [numero])
        fila = cursor.fetchone()
    return bool(fila[0])
