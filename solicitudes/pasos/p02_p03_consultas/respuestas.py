"""What the systems of steps 2 and 3 answer, or their files, and what contradicts it."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from bluecom.integraciones import contact_center, smartflex
from bluecom.integraciones.contact_center.puerto import Capacidad
from bluecom.integraciones.preguntar import Respuesta, preguntar
from bluecom.integraciones.smartflex.puerto import Impedimentos
from solicitudes.models import Motivo, Tecnologia, Venta
from solicitudes.pasos.p02_p03_consultas.segun_archivo import (
    SegunArchivo,
    capacidad_segun_archivo,
    impedimentos_segun_archivo,
)
from solicitudes.puerta.archivo import Origen

SIN_SISTEMA = "Práctica"


def impedimentos_de(venta: Venta) -> Respuesta[Impedimentos]:
    """Smartflex is asked for the client's code (2.1); never for one invented for practice.

    Where it does not answer by itself, its last file does.
    """
    if venta.de_practica:
        return Respuesta(SIN_SISTEMA)
    sistema, codigo = smartflex(), venta.cliente.codigo
    respuesta = preguntar(sistema.nombre, lambda: sistema.impedimentos(codigo))
    if respuesta.dicho is not None:
        return respuesta
    return impedimentos_segun_archivo(venta, respuesta) or respuesta


def capacidad_de(venta: Venta) -> Respuesta[Capacidad]:
    """Contact Center is asked for the line (3.2); never for one invented for practice.

    Where it does not answer by itself, its files do for the zone.
    """
    if venta.de_practica:
        return Respuesta(SIN_SISTEMA)
    sistema, linea = contact_center(), venta.contacto.linea
    respuesta = preguntar(sistema.nombre, lambda: sistema.capacidad(linea))
    if respuesta.dicho is not None:
        return respuesta
    return capacidad_segun_archivo(venta, respuesta) or respuesta


def origen_de(respuesta: Respuesta[Any] | None, tecnologias: Collection[str] = ()) -> Origen | None:
    """The rows of the files that an answer stands on; none when a system gave it, or nobody.

    ``tecnologias``: only for what is confirmed of it.
    """
    if not isinstance(respuesta, SegunArchivo) or respuesta.dicho is None:
        return None
    return respuesta.origen([t for t in tecnologias if t in respuesta.por])


def impedimento_dicho(respuesta: Respuesta[Impedimentos] | None) -> str:
    """For example "con impedimento (Mora)"; empty when nothing speaks against the client."""
    if respuesta is None or respuesta.dicho is None or respuesta.dicho.limpio:
        return ""
    codigo = respuesta.dicho.motivo
    motivo = Motivo.objects.filter(ambito=Motivo.Ambito.IMPEDIMENTO, codigo=codigo).first()
    por = motivo or codigo
    return f"con impedimento ({por})" if por else "con impedimento"


def capacidad_dicha(respuesta: Respuesta[Capacidad] | None) -> str:
    """For example "capacidad por Cobre hasta el 05/12/2026"; empty when it said nothing."""
    if respuesta is None or respuesta.dicho is None:
        return ""
    if not respuesta.dicho.tecnologias:
        return "sin capacidad"
    hasta = respuesta.dicho.valida_hasta
    vence = f" hasta el {hasta:%d/%m/%Y}" if hasta else ""
    return f"capacidad por {_nombres(respuesta.dicho.tecnologias)}{vence}"


def excede(
    respuesta: Respuesta[Capacidad] | None, tecnologias: Collection[str], hasta: date | None
) -> bool:
    """Whether more is claimed than Contact Center answered: a technology, or a later day."""
    if respuesta is None or respuesta.dicho is None:
        return False
    limite = respuesta.dicho.valida_hasta
    de_mas = set(tecnologias) - set(respuesta.dicho.tecnologias)
    return bool(de_mas) or bool(limite and hasta and hasta > limite)


def _nombres(tecnologias: Iterable[str]) -> str:
    nombres = dict(Tecnologia.choices)
    return ", ".join(str(nombres.get(t, t)) for t in tecnologias)
