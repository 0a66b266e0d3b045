"""What a key of the call will do, and what became of a client, as people say it."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from cartera.models import ContactoCartera, Desenlace, QueSigue, ResultadoLlamada, Situacion

DESENLACES = {
    Desenlace.CERRADO: "cierra el cliente",
    Desenlace.RELLAMADA: "pide la hora → lo llama cuando dijo",
    Desenlace.NO_LLAMAR: "no se lo llama más",
}


def de_la_tecla(resultado: ResultadoLlamada, *, con_detalle: bool | None = None) -> str:
    """«2 · No acepta → pide el detalle → cierra el cliente y trae el siguiente».

    ``con_detalle`` is asked of the rows when it is not given.
    """
    if con_detalle is None:
        con_detalle = bool(resultado.pk and resultado.detalles_activos)
    tecla = f"{resultado.tecla.upper()} · " if resultado.tecla else ""
    partes = [f"{tecla}{resultado.nombre}"]
    if con_detalle:
        partes.append("pide el detalle")
    if resultado.no_llamar and not con_detalle:
        partes.append("pide confirmarlo")
    partes.append(_que_hace(resultado))
    return " → ".join(partes)


def huella_de(resultados: Iterable[ResultadoLlamada]) -> str:
    """Changes when a key would do something else than what the open page says."""
    dicho = sorted(
        [r.pk, de_la_tecla(r), *(f"{d.tecla} {d.codigo}" for d in r.detalles_activos)]
        for r in resultados
    )
    return hashlib.sha256(repr(dicho).encode()).hexdigest()[:16]


def de_lo_que_sigue(contacto: ContactoCartera) -> str:
    """What becomes of a client whose taking ended, as the agent reads it."""
    if contacto.situacion == Situacion.NO_LLAMAR:
        return "No se lo llama más."
    if contacto.situacion == Situacion.REINTENTO and contacto.proximo_en:
        return f"Se lo vuelve a intentar {_cuando(contacto.proximo_en)}."
    if contacto.situacion == Situacion.RELLAMADA and contacto.proximo_en:
        return f"Se lo llama {_cuando(contacto.proximo_en)}."
    if contacto.situacion == Situacion.ESPERA and contacto.proximo_en:
        return f"Espera: se le vuelve a ofrecer {_cuando(contacto.proximo_en)}."
    return "No se lo vuelve a llamar por esta cartera."


def _que_hace(resultado: ResultadoLlamada) -> str:
    if resultado.solo_seguimiento:
        return _que_dice(resultado)
    if resultado.que_sigue == QueSigue.OFRECE:
        return "lleva a la oferta"
    if resultado.que_sigue == QueSigue.SIGUE:
        return "sigue con el mismo cliente"
    otro = "propone otro número si lo hay; si no, " if resultado.admite_otro_numero else ""
    if resultado.desenlace == Desenlace.REINTENTO:
        que = f"lo reintenta {_espera(resultado)}"
    else:
        que = DESENLACES.get(Desenlace(resultado.desenlace), "") if resultado.desenlace else ""
    return f"{otro}{que} y trae el siguiente"


def _que_dice(resultado: ResultadoLlamada) -> str:
    """A follow-up: what the client says of a sale that goes on."""
    if resultado.desiste:
        return "en un seguimiento: desiste, y la venta no se registra hasta que vuelva a aceptar"
    if resultado.venta:
        return "en un seguimiento: vuelve a aceptar"
    if resultado.no_llamar:
        return "en un seguimiento: no se le ofrece nada más"
    return "en un seguimiento: queda en su historia"


def _espera(resultado: ResultadoLlamada) -> str:
    horas, minutos = divmod(resultado.espera_minutos, 60)
    partes = [f"{horas} h"] if horas else []
    partes += [f"{minutos} min"] if minutos else []
    dicho = "en " + " ".join(partes)
    if resultado.otra_franja:
        dicho += ", a otra hora del día"
    if resultado.maximo:
        dicho += f", hasta {resultado.maximo} {'vez' if resultado.maximo == 1 else 'veces'}"
    return dicho


def _cuando(instante: datetime) -> str:
    local = timezone.localtime(instante)
    dia = "hoy" if hoy(instante) == hoy(timezone.now()) else f"el {local:%d/%m}"
    return f"{dia} desde las {local:%H:%M}"


ORDEN_DE_LA_COLA = {
    "RELLAMADA": "Quien pidió que lo llamaran y cuya hora llegó: primero los suyos, después los "
    "de todos.",
    "CON_FECHA": "Quien toca volver a llamar, o cuya espera terminó, por su hora.",
    "SIN_LLAMAR": "Quien nadie llamó todavía: primero los que tiene asignados, después los de "
    "todos; en cada cartera, por prioridad y por el orden del archivo.",
}
"""The order in which ``servicios/cola.py`` hands clients out, as the screen says it."""


def por_que_este(contacto: ContactoCartera, *, tomado_en: datetime) -> str:
    """Why this client, and no other, was handed out: how he was when he was taken."""
    if contacto.proximo_en is not None and contacto.proximo_en > tomado_en:
        return "Usted lo tomó, antes de que le tocara."
    hora = contacto.proximo_en and f"{timezone.localtime(contacto.proximo_en):%d/%m %H:%M}"
    match contacto.situacion_previa:
        case Situacion.RELLAMADA:
            return f"Pidió que lo llamaran el {hora}."
        case Situacion.REINTENTO:
            return f"Tocaba volver a llamarlo desde el {hora}."
        case Situacion.ESPERA:
            return f"Su espera terminó el {hora}."
    de_quien = "Lo tiene asignado" if contacto.asignado_a_id else "Es de todos"
    return f"{de_quien} y nadie lo llamó todavía: le toca por prioridad y orden."
