"""Steps 2 and 3: what Smartflex and Contact Center say of this client."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from documentos.recibidos import Recibida, revisar
from documentos.tipos import TipoArchivo
from solicitudes.models import Venta, Verificacion
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.consultas import anotar_consulta
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.estados import Estado


def verificar_requisitos(
    venta_id: int, *, acto: Acto, servicios: Sequence[str], evidencia: bytes = b""
) -> Venta:
    """Steps 1.2 and 2: services confirmed, no impediments in Smartflex (2.1); one key."""
    pantalla = _abierta(evidencia)
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        exigir_estado(venta, Estado.TOMADA)
        venta.servicios_requeridos = list(servicios)
        venta.servicios_confirmados_en = acto.ahora
        venta.save()
        anotar_consulta(venta, 2, acto, pantalla=pantalla)
        return avanzar(venta_id, "verificar_requisitos", acto=acto)


def confirmar_capacidad(
    venta_id: int,
    *,
    acto: Acto,
    tecnologias: Sequence[str],
    valida_hasta: date | None = None,
    evidencia: bytes = b"",
) -> Venta:
    """Step 3: capacity for exactly the required services, by technology (3.2)."""
    pantalla = _abierta(evidencia)
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        _anotar_capacidad(venta, acto, tecnologias, valida_hasta, pantalla=pantalla)
        return avanzar(venta_id, "confirmar_capacidad", acto=acto)


def revisar_otra_direccion(
    venta_id: int, *, acto: Acto, tecnologias: Sequence[str], direccion: str
) -> Verificacion:
    """Step 3 again, for the address dictated at step 5 when it is not the line's."""
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        return _anotar_capacidad(venta, acto, tecnologias, None, direccion)


def _del_asesor(venta_id: int, acto: Acto) -> Venta:
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    return venta


def _anotar_capacidad(
    venta: Venta,
    acto: Acto,
    tecnologias: Sequence[str],
    valida_hasta: date | None,
    direccion: str = "",
    pantalla: Recibida | None = None,
) -> Verificacion:
    vence = valida_hasta or hoy(acto.ahora) + timedelta(days=settings.DIAS_CAPACIDAD)
    return anotar_consulta(
        venta,
        3,
        acto,
        pantalla=pantalla,
        tecnologias=list(tecnologias),
        vence_el=vence,
        direccion=direccion,
    )


def _abierta(evidencia: bytes) -> Recibida | None:
    """The screenshot looked at before the sale is locked: that takes its time."""
    return revisar(evidencia, TipoArchivo.EVIDENCIA) if evidencia else None
