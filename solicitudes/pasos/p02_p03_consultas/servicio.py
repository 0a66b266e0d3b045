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
from documentos.recibidos import DE_LA_PANTALLA, revisar
from documentos.servicios import guardar_archivo
from documentos.tipos import TipoArchivo
from solicitudes.finales.servicio import descartar
from solicitudes.models import Motivo, Venta, Verificacion
from solicitudes.pasos.p02_p03_consultas.respuestas import (
    capacidad_de,
    capacidad_dicha,
    excede,
    impedimento_dicho,
    impedimentos_de,
    origen_de,
)
from solicitudes.pasos.p02_p03_consultas.reuso import exigir_reutilizable
from solicitudes.puerta.archivo import Origen, anotar_lo_del_archivo, exigir_el_mismo
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
    archivo: str = "",
    confirmado: bool = False,
) -> Venta:
    """Steps 1.2 and 2: services confirmed, no impediments in Smartflex (2.1); one key.

    ``reutiliza``: the check of an earlier taking that still holds, instead of a look of one's
    own; ``archivo``: what the loaded file says, as the page showed it. ``confirmado``: the person
    looked, and says so against what Smartflex itself answers.
    """
    respuesta = impedimentos_de(_por_preguntar(venta_id, acto))
    contra = _contra_lo_limpio(respuesta)
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        exigir_estado(venta, Estado.TOMADA)
        _exigir_confirmado(venta, acto, contra, confirmado=confirmado)
        venta.servicios_requeridos = list(servicios)
        venta.servicios_confirmados_en = acto.ahora
        venta.save()
        if reutiliza is not None:
            reutilizar_consulta(venta, exigir_reutilizable(venta, 2, reutiliza), acto)
        elif archivo and not confirmado:
            origen = _exigir_sin_pantalla(venta, exigir_el_mismo(origen_de(respuesta), archivo))
            anotar_lo_del_archivo(venta, 2, origen, acto)
        else:
            anotar_consulta(venta, 2, acto)
        return avanzar(venta_id, "verificar_requisitos", acto=acto)


def confirmar_capacidad(
    venta_id: int,
    *,
    acto: Acto,
    tecnologias: Sequence[str],
    valida_hasta: date | None = None,
    reutiliza: int | None = None,
    archivo: str = "",
    confirmado: bool = False,
) -> Venta:
    """Step 3: capacity for exactly the required services, by technology (3.2).

    It holds no longer than Contact Center says. ``reutiliza``: the check of an earlier taking,
    which says the technologies and the day by itself; ``archivo``: what the loaded files say, as
    the page showed it. ``confirmado``: the person looked, and claims more than it answers.
    """
    respuesta = capacidad_de(_por_preguntar(venta_id, acto))
    if valida_hasta is None and respuesta.dicho is not None:
        valida_hasta = respuesta.dicho.valida_hasta
    contra = _contra_la_capacidad(respuesta, tecnologias, valida_hasta)
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        _exigir_confirmado(venta, acto, contra, confirmado=confirmado)
        if reutiliza is not None:
            exigir_estado(venta, Estado.VERIFICADA)
            reutilizar_consulta(venta, exigir_reutilizable(venta, 3, reutiliza), acto)
        elif archivo and not confirmado:
            exigir_el_mismo(origen_de(respuesta), archivo)
            _anotar_segun_archivo(venta, acto, respuesta, tecnologias, valida_hasta)
        else:
            _anotar_capacidad(venta, acto, tecnologias, valida_hasta)
        return avanzar(venta_id, "confirmar_capacidad", acto=acto)


def descartar_segun_archivo(
    venta_id: int, *, acto: Acto, motivo: Motivo, nota: str = "", archivo: str
) -> Venta:
    """The taking ends by what a file said against this client (2.1, 3.2).

    Whoever pasted the screen of the system looked: then it is a check of one's own.
    """
    venta = _por_preguntar(venta_id, acto)
    if pantalla_por_anotar(venta) is not None:
        return descartar(venta_id, acto=acto, motivo=motivo, nota=nota)
    paso_2 = venta.estado == Estado.TOMADA
    respuesta = impedimentos_de(venta) if paso_2 else capacidad_de(venta)
    origen = exigir_el_mismo(origen_de(respuesta), archivo)
    return descartar(venta_id, acto=acto, motivo=motivo, nota=nota, origen=origen)


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
            venta.carpeta_id,
            TipoArchivo.EVIDENCIA,
            pantalla,
            acto=acto,
            procedencia=DE_LA_PANTALLA,
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
    venta.ahora = acto.ahora
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


def _exigir_sin_pantalla(venta: Venta, origen: Origen) -> Origen:
    """Whoever pasted the screen looked: that is a check of one's own."""
    if pantalla_por_anotar(venta) is not None:
        raise TransicionInvalida("Pegó la pantalla del sistema: confirme que lo miró usted.")
    return origen


def _anotar_segun_archivo(
    venta: Venta,
    acto: Acto,
    respuesta: Respuesta[Capacidad],
    tecnologias: Sequence[str],
    valida_hasta: date | None,
) -> Verificacion:
    """Of the technologies that are confirmed, no longer than the file says."""
    origen = origen_de(respuesta, tecnologias)
    assert origen is not None, "exigir_el_mismo"
    _exigir_sin_pantalla(venta, origen)
    vence_el = min(origen.vence_el, valida_hasta or origen.vence_el)
    return anotar_lo_del_archivo(
        venta, 3, origen, acto, tecnologias=list(tecnologias), vence_el=vence_el
    )


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
