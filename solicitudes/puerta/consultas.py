"""What a person read in Smartflex or Contact Center (2.1, 3.2), clean or not."""

from datetime import timedelta
from typing import Any

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.integraciones import contact_center, smartflex
from bluecom.parametros.consultas import valor
from documentos.models import ArchivoRecibido
from documentos.tipos import TipoArchivo
from solicitudes.direcciones import clave_de_lugar
from solicitudes.models import Venta, Verificacion
from solicitudes.reglas.parametros import DIAS_DE_CAPACIDAD, DIAS_SIN_IMPEDIMENTOS

VALIDEZ = {2: DIAS_SIN_IMPEDIMENTOS, 3: DIAS_DE_CAPACIDAD}
SE_CONSERVA = ("paso", "favorable", "motivo", "sistema", "servicios", "tecnologias", "direccion",
               "consultado_por", "consultado_en", "vence_el", "evidencia", "lugar")  # fmt: skip
"""All that a check says; what is not of it is whose taking it serves."""


def anotar_consulta(
    venta: Venta,
    paso: int,
    acto: Acto,
    *,
    dias: int | None = None,
    direccion: str = "",
    **datos: Any,
) -> Verificacion:
    """Keep what was read in the system of step 2 or 3: who, when, where, until when.

    The screen that waits in the folder is its evidence. ``dias``: how long it holds, when it is
    not as the floor decided; ``direccion``: of the place, when it is not the line's.
    """
    sistema = smartflex() if paso == 2 else contact_center()
    vale = valor(VALIDEZ[paso], acto.ahora) if dias is None else dias
    return Verificacion.objects.create(
        venta=venta,
        paso=paso,
        sistema=sistema.nombre,
        servicios=venta.servicios_requeridos,
        direccion=direccion,
        lugar=clave_de_lugar(direccion or venta.contacto.direccion),
        consultado_por=acto.usuario,
        consultado_en=acto.ahora,
        evidencia=pantalla_por_anotar(venta),
        **{"favorable": True, "vence_el": hoy(acto.ahora) + timedelta(days=vale), **datos},
    )


def reutilizar_consulta(venta: Venta, consulta: Verificacion, acto: Acto) -> Verificacion:
    """Take over a check of an earlier taking as this one's, with its author and its date."""
    original = consulta.reutiliza or consulta
    anotar(
        venta.cadena,
        "reutilizar_consulta",
        acto=acto,
        datos={"paso": original.paso, "consulta": original.pk, "de_la_venta": original.venta_id},
    )
    dicho = {campo: getattr(original, campo) for campo in SE_CONSERVA}
    return Verificacion.objects.create(venta=venta, reutiliza=original, **dicho)


def pantalla_por_anotar(venta: Venta) -> ArchivoRecibido | None:
    """The screen that was pasted and that is no check's evidence yet."""
    anotadas = venta.verificaciones.filter(evidencia__isnull=False).values("evidencia")
    pegadas = venta.carpeta.vigentes().filter(tipo=TipoArchivo.EVIDENCIA)
    return pegadas.exclude(pk__in=anotadas).first()
