"""Steps 2 and 3: what Smartflex and Contact Center say of this client."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.integraciones.contact_center.puerto import Capacidad
from bluecom.integraciones.preguntar import Respuesta
from bluecom.integraciones.smartflex.puerto import Impedimentos
from documentos.models import ArchivoRecibido
from documentos.recibidos import revisar
from documentos.servicios import guardar_archivo
from documentos.tipos import TipoArchivo
from solicitudes.models import Venta, Verificacion
from solicitudes.pasos.p02_p03_consultas.respuestas import (
    capacidad_de,
    capacidad_dicha,
    excede,
    impedimento_dicho,
    impedimentos_de,
)
from solicitudes.pasos.p02_p03_consultas.reuso import exigir_reutilizable
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.consultas import (
    anotar_consulta,
    pantalla_por_anotar,
    reutilizar_consulta,
)
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import RazonConCampo, TransicionInvalida
from solicitudes.reglas.estados import Estado


def verificar_requisitos(
    venta_id: int,
    *,
    acto: Acto,
    servicios: Sequence[str],
    reutiliza: int | None = None,
    confirmado: bool = False,
) -> Venta:
    """Steps 1.2 and 2: services confirmed, no impediments in Smartflex (2.1); one key.

    ``reutiliza``: the check of an earlier taking that still holds, instead of a look of one's
    own. ``confirmado``: the person looked, and says so against what Smartflex itself answers.
    """
    contra = _contra_lo_limpio(impedimentos_de(_por_preguntar(venta_id, acto)))
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        exigir_estado(venta, Estado.TOMADA)
        _exigir_confirmado(venta, acto, contra, confirmado=confirmado)
        venta.servicios_requeridos = list(servicios)
        venta.servicios_confirmados_en = acto.ahora
        venta.save()
        if reutiliza is None:
            anotar_consulta(venta, 2, acto)
        else:
            reutilizar_consulta(venta, exigir_reutilizable(venta, 2, reutiliza), acto)
        return avanzar(venta_id, "verificar_requisitos", acto=acto)


def confirmar_capacidad(
    venta_id: int,
    *,
    acto: Acto,
    tecnologias: Sequence[str],
    valida_hasta: date | None = None,
    reutiliza: int | None = None,
    confirmado: bool = False,
) -> Venta:
    """Step 3: capacity for exactly the required services, by technology (3.2).

    It holds no longer than Contact Center says. ``reutiliza``: the check of an earlier taking,
    which says the technologies and the day by itself. ``confirmado``: the person looked, and
    claims more than it answers.
    """
    respuesta = capacidad_de(_por_preguntar(venta_id, acto))
    if valida_hasta is None and respuesta.dicho is not None:
        valida_hasta = respuesta.dicho.valida_hasta
    contra = _contra_la_capacidad(respuesta, tecnologias, valida_hasta)
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        _exigir_confirmado(venta, acto, contra, confirmado=confirmado)
        if reutiliza is None:
            _anotar_capacidad(venta, acto, tecnologias, valida_hasta)
        else:
            exigir_estado(venta, Estado.VERIFICADA)
            reutilizar_consulta(venta, exigir_reutilizable(venta, 3, reutiliza), acto)
        return avanzar(venta_id, "confirmar_capacidad", acto=acto)


def guardar_pantalla(venta_id: int, *, acto: Acto, contenido: bytes) -> ArchivoRecibido:
    """Keep the screen of the other system, which the check of this step will have as evidence.

    It is opened before the sale is locked. Raises ``documentos.errores.ArchivoRechazado``, and
    ``TransicionInvalida`` for the screen that the step before has already.
    """
    pantalla = revisar(contenido, TipoArchivo.EVIDENCIA)
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        exigir_estado(venta, Estado.TOMADA, Estado.VERIFICADA)
        guardada = guardar_archivo(
            venta.carpeta_id, TipoArchivo.EVIDENCIA, pantalla, acto=acto, canal="PANTALLA"
        )
        if pantalla_por_anotar(venta) != guardada:
            raise TransicionInvalida(
                "Esa pantalla ya quedó con la consulta anterior: pegue la de este paso."
            )
    return guardada


def revisar_otra_direccion(
    venta_id: int, *, acto: Acto, tecnologias: Sequence[str], direccion: str
) -> Verificacion:
    """Step 3 again, for the address dictated at step 5 when it is not the line's."""
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        return _anotar_capacidad(venta, acto, tecnologias, None, direccion)


@dataclass(frozen=True)
class _Contra:
    """What the system of a step answers against what the person records, also in codes."""

    paso: int
    sistema: str
    dicho: str
    codigos: list[str]


def _contra_lo_limpio(respuesta: Respuesta[Impedimentos]) -> _Contra | None:
    if respuesta.dicho is None or respuesta.dicho.limpio:
        return None
    dicho = impedimento_dicho(respuesta)
    return _Contra(2, respuesta.sistema, dicho, [respuesta.dicho.motivo])


def _contra_la_capacidad(
    respuesta: Respuesta[Capacidad], tecnologias: Sequence[str], hasta: date | None
) -> _Contra | None:
    if respuesta.dicho is None or not excede(respuesta, tecnologias, hasta):
        return None
    dicho = capacidad_dicha(respuesta)
    return _Contra(3, respuesta.sistema, dicho, list(respuesta.dicho.tecnologias))


def _por_preguntar(venta_id: int, acto: Acto) -> Venta:
    """Read before any lock: nothing is held while another system is waited for."""
    venta: Venta = Venta.objects.select_related("contacto__cliente").get(pk=venta_id)
    exigir_asesor(venta, acto.usuario)
    return venta


def _exigir_confirmado(
    venta: Venta, acto: Acto, contra: _Contra | None, *, confirmado: bool
) -> None:
    """Nothing favourable is kept silently against an answer: refused, or said in the log."""
    if contra is None:
        return
    if not confirmado:
        razon = f"{contra.sistema} responde «{contra.dicho}»: descarte, o marque que lo miró usted."
        raise TransicionInvalida([RazonConCampo(razon, "confirmado")])
    datos = {"paso": contra.paso, "sistema": contra.sistema, "dijo": contra.codigos}
    anotar(venta.cadena, "contra_el_sistema", acto=acto, datos=datos)


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
) -> Verificacion:
    dicho: dict[str, Any] = {} if valida_hasta is None else {"vence_el": valida_hasta}
    return anotar_consulta(
        venta, 3, acto, tecnologias=list(tecnologias), direccion=direccion, **dicho
    )
