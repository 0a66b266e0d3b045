"""What a reminder says now; judged when it is owed, and again when it is handed over."""

from datetime import datetime, time
from typing import NamedTuple

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.bolivia.texto import con_punto
from solicitudes.conversacion.espera import que_esperan
from solicitudes.conversacion.pedidos import lo_que_se_espera, pedido_al_cliente
from solicitudes.conversacion.ventana import texto_de_plantilla, ventana_abierta
from solicitudes.models import Interlocutor, Venta
from solicitudes.reglas.guion import interlocutor as a_quien_se_habla
from solicitudes.reglas.recibidos import archivos_que_faltan

DESDE, HASTA = time(9), time(19)
"""When a client is written to by itself, in La Paz."""


class Recordado(NamedTuple):
    """In the window a text, outside it the approved one."""

    texto: str
    con_plantilla: bool


def es_de_dia(ahora: datetime) -> bool:
    return DESDE <= ahora.astimezone(LA_PAZ).time() < HASTA


def recordado(venta: Venta, quien: Interlocutor, *, ahora: datetime) -> Recordado | None:
    """Nothing for a sale that does not wait for its client, nor at night."""
    if not es_de_dia(ahora) or not que_esperan().filter(pk=venta.pk).exists():
        return None
    if not lo_que_se_espera(venta):
        return None  # what was asked for again was accepted, or is right as it came
    if not ventana_abierta(quien, ahora):
        return Recordado(texto_de_plantilla(venta), con_plantilla=True)
    faltan = archivos_que_faltan(venta)
    if not faltan:  # it came, and has to come again: in the words in which it was asked
        return Recordado(pedido_al_cliente(venta).texto, con_plantilla=False)
    texto = con_punto(
        f"Hola, {a_quien_se_habla(venta)}. Le recordamos que para su solicitud de "
        f"{venta.oferta.plan} falta: {', '.join(faltan)}"
    )
    return Recordado(texto, con_plantilla=False)
