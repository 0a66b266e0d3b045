"""Steps 2 and 3: what Smartflex and Contact Center say of this client."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Usuario
from bluecom.integraciones import contact_center, smartflex
from documentos.models import ArchivoRecibido
from documentos.servicios import guardar_archivo
from documentos.tipos import TipoArchivo
from solicitudes.estados import Estado
from solicitudes.models import Venta, Verificacion
from solicitudes.servicios.avanzar import avanzar, bloquear
from solicitudes.servicios.permitir import exigir_asesor, exigir_estado


def verificar_requisitos(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    servicios: Sequence[str],
    evidencia: bytes = b"",
) -> Venta:
    """Steps 1.2 and 2: services confirmed, no impediments in Smartflex (2.1); one key."""
    with transaction.atomic():
        venta = _del_asesor(venta_id, usuario, ahora)
        exigir_estado(venta, Estado.TOMADA)
        venta.servicios_requeridos = list(servicios)
        venta.servicios_confirmados_en = ahora
        venta.save()
        anotar_consulta(venta, 2, usuario, ahora, evidencia=evidencia)
        return avanzar(venta_id, "verificar_requisitos", usuario=usuario, ahora=ahora)


def confirmar_capacidad(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    tecnologias: Sequence[str],
    valida_hasta: date | None = None,
    evidencia: bytes = b"",
) -> Venta:
    """Step 3: capacity for exactly the required services, by technology (3.2)."""
    with transaction.atomic():
        venta = _del_asesor(venta_id, usuario, ahora)
        _anotar_capacidad(venta, usuario, ahora, tecnologias, valida_hasta, evidencia=evidencia)
        return avanzar(venta_id, "confirmar_capacidad", usuario=usuario, ahora=ahora)


def revisar_otra_direccion(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    tecnologias: Sequence[str],
    direccion: str,
) -> Verificacion:
    """Step 3 again, for the address dictated at step 5 when it is not the line's."""
    with transaction.atomic():
        venta = _del_asesor(venta_id, usuario, ahora)
        return _anotar_capacidad(venta, usuario, ahora, tecnologias, None, direccion)


def _del_asesor(venta_id: int, usuario: Usuario, ahora: datetime) -> Venta:
    venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
    exigir_asesor(venta, usuario)
    return venta


def _anotar_capacidad(
    venta: Venta,
    usuario: Usuario,
    ahora: datetime,
    tecnologias: Sequence[str],
    valida_hasta: date | None,
    direccion: str = "",
    evidencia: bytes = b"",
) -> Verificacion:
    vence = valida_hasta or hoy(ahora) + timedelta(days=settings.DIAS_CAPACIDAD)
    return anotar_consulta(
        venta,
        3,
        usuario,
        ahora,
        evidencia=evidencia,
        tecnologias=list(tecnologias),
        vence_el=vence,
        direccion=direccion,
    )


def anotar_consulta(
    venta: Venta,
    paso: int,
    usuario: Usuario,
    ahora: datetime,
    *,
    evidencia: bytes = b"",
    **datos: Any,
) -> Verificacion:
    """Keep what was read in the system of step 2 or 3: who, when, where, and the screen."""
    sistema = smartflex() if paso == 2 else contact_center()
    return Verificacion.objects.create(
        venta=venta,
        paso=paso,
        sistema=sistema.nombre,
        servicios=venta.servicios_requeridos,
        consultado_por=usuario,
        consultado_en=ahora,
        evidencia=_guardar_evidencia(venta, usuario, ahora, evidencia),
        **{"favorable": True, **datos},
    )


def _guardar_evidencia(
    venta: Venta, usuario: Usuario, ahora: datetime, contenido: bytes
) -> ArchivoRecibido | None:
    if not contenido:
        return None
    return guardar_archivo(
        venta.carpeta_id,
        TipoArchivo.EVIDENCIA,
        contenido,
        usuario=usuario,
        ahora=ahora,
        canal="PANTALLA",
    )
