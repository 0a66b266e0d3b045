"""Whether a number of this client is dialled now, by whatever telephone (4.1)."""

from collections.abc import Iterable
from datetime import datetime

from cartera.horarios import horario_de
from cartera.models import Llamada
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.formulario_llamada import consulta_de_llamadas
from solicitudes.reglas.estados import Estado


def fuera_de_horario(venta: Venta, llamadas: Iterable[Llamada], *, ahora: datetime) -> str:
    """Before the first dialling of a taking, when it may be; recording is never barred."""
    if any(True for _ in llamadas) or venta.aceptada_en or venta.entrante:
        return ""
    if venta.rellamada_pendiente:
        return ""
    objecion = horario_de(venta.contacto.cartera, ahora).objecion(ahora)
    return f"{objecion} Lo que ya habló, regístrelo." if objecion else ""


def fuera_de_horario_de(venta: Venta) -> str:
    """The same on any page of a client in hand; his calls are asked for once he may have some."""
    if not venta.en_mano:
        return ""
    llamadas = consulta_de_llamadas(venta) if venta.estado == Estado.FACTIBLE else ()
    return fuera_de_horario(venta, llamadas, ahora=venta.ahora)


def por_que_no_se_marca(
    venta: Venta, numero: str, llamadas: Iterable[Llamada], *, ahora: datetime
) -> str:
    """The first reason, in words; what the page leaves without a link nobody dials otherwise."""
    suyo = next(n for n in venta.numeros_con(numero).todos if n.numero == numero)
    return suyo.no_se_marca or fuera_de_horario(venta, llamadas, ahora=ahora)
