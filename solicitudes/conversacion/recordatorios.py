"""Who sends nothing is reminded after so many hours; his asesor is asked after so many days."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.integraciones import whatsapp
from bluecom.parametros.consultas import valor
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Tema
from solicitudes.conversacion.envios import deber_mensaje, interlocutor_de
from solicitudes.conversacion.espera import (
    RECORDATORIO,
    SEGUIDOS,
    bastan,
    dio_senal,
    envios_de,
    por_proponer,
    por_recordar,
    sin_respuesta,
)
from solicitudes.conversacion.identidades import de_a_uno
from solicitudes.conversacion.pedidos import lo_que_se_espera
from solicitudes.conversacion.recordado import es_de_dia, recordado
from solicitudes.models import Mensaje, Venta
from solicitudes.plazos.asuntos import ESPERA, asunto
from solicitudes.puerta.avanzar import bloquear
from solicitudes.reglas.parametros import HORAS_DE_RECORDATORIO

registro = logging.getLogger(__name__)


def recordar(*, ahora: datetime) -> int:
    """Remind whoever is due; return how many. Twice at once reminds once."""
    if not es_de_dia(ahora):
        return 0
    return _cada_una(_recordar, por_recordar(ahora), ahora)


def _recordar(venta: Any, ahora: datetime) -> bool:
    if whatsapp().envia and interlocutor_de(venta) is not None:
        return _enviado_solo(venta.pk, ahora)
    falta = ", ".join(lo_que_se_espera(venta))
    if not falta:
        return False
    nuevos = avisar(
        {venta.asesor_id},
        con_punto(f"Recuerde a {venta.cliente} lo que falta: {falta}")[:300],
        clave=f"recordar:{venta.pk}:{venta.dicho_en:%Y%m%d%H%M%S}",
        ahora=ahora,
        url=reverse("conversacion", args=[venta.pk]),
        asunto=asunto(venta, ESPERA),
        tema=Tema.VENTA,
    )
    return bool(nuevos)


def _enviado_solo(venta_id: int, ahora: datetime) -> bool:
    """By the system, in the window as text and outside it as the approved one."""
    acto = acto_del_sistema(ahora)
    with transaction.atomic():
        de_a_uno()
        venta = bloquear(venta_id, acto=acto)
        quien = interlocutor_de(venta)
        que = recordado(venta, quien, ahora=ahora) if quien is not None else None
        if quien is None or que is None or not _toca_todavia(venta):
            return False
        deber_mensaje(venta, quien, acto, asunto=RECORDATORIO, **que._asdict())
    return True


def _toca_todavia(venta: Venta) -> bool:
    """Under its lock: nobody wrote or sent a file meanwhile, and he was not reminded in vain so
    many times.
    """
    desde = venta.ahora - timedelta(hours=valor(HORAS_DE_RECORDATORIO, venta.ahora))
    dichos = venta.mensajes.exclude(estado=Mensaje.Estado.RETIRADO).filter(en__gt=desde)
    if dichos.exists() or envios_de(venta.carpeta_id).filter(recibido_en__gt=desde).exists():
        return False
    return not bastan(sin_respuesta(venta).values_list("asunto", flat=True)[:SEGUIDOS])


def proponer_anular(*, ahora: datetime) -> int:
    """Tell its asesor once that a client has been silent so long: nothing is annulled by itself."""
    return _cada_una(_proponer, por_proponer(ahora), ahora)


def _cada_una(hacer: Callable[[Any, datetime], int], ventas: Iterable[Any], ahora: datetime) -> int:
    """One of which it cannot be done does not leave the next ones without."""
    hechas = 0
    for venta in ventas:
        try:
            with transaction.atomic():
                hechas += hacer(venta, ahora)
        except Exception:  # whatever it is, the next ones are not kept for it
            registro.exception("No se pudo recordar a quien espera la venta %s", venta.pk)
    return hechas


def _proponer(venta: Any, ahora: datetime) -> int:
    if not lo_que_se_espera(venta):
        return 0
    return avisar(
        {venta.asesor_id},
        f"{venta.cliente} no envía sus documentos: ¿anula la venta o le insiste?",
        clave=f"proponer_anular:{venta.pk}:{(dio_senal(venta) or venta.pedido_en):%Y%m%d}",
        ahora=ahora,
        url=reverse("anular", args=[venta.pk]),
        asunto=asunto(venta, ESPERA),
        tema=Tema.VENTA,
    )
