"""What the systems of steps 2 and 3 answer by themselves, and what contradicts it."""

from collections.abc import Collection, Iterable
from datetime import date

from bluecom.integraciones import contact_center, smartflex
from bluecom.integraciones.contact_center.puerto import Capacidad
from bluecom.integraciones.preguntar import Respuesta, preguntar
from bluecom.integraciones.smartflex.puerto import Impedimentos
from solicitudes.models import Motivo, Tecnologia, Venta

SIN_SISTEMA = "Práctica"


def impedimentos_de(venta: Venta) -> Respuesta[Impedimentos]:
    """Smartflex is asked for the client's code (2.1); never for one invented for practice."""
    if venta.de_practica:
        return Respuesta(SIN_SISTEMA)
    sistema, codigo = smartflex(), venta.cliente.codigo
    return preguntar(sistema.nombre, lambda: sistema.impedimentos(codigo))


def capacidad_de(venta: Venta) -> Respuesta[Capacidad]:
    """Contact Center is asked for the line (3.2); never for one invented for practice."""
    if venta.de_practica:
        return Respuesta(SIN_SISTEMA)
    sistema, linea = contact_center(), venta.contacto.linea
    return preguntar(sistema.nombre, lambda: sistema.capacidad(linea))


def impedimento_dicho(respuesta: Respuesta[Impedimentos] | None) -> str:
    """For example "con impedimento (Mora)"; empty when nothing speaks against the client."""
    if respuesta is None or respuesta.dicho is None or respuesta.dicho.limpio:
        return ""
    codigo = respuesta.dicho.motivo
    motivo = Motivo.objects.filter(ambito=Motivo.Ambito.IMPEDIMENTO, codigo=codigo).first()
    return f"con impedimento ({motivo or codigo})"


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
