"""What the board draws forty times over: the row of each asesor.

A template for each cost more than all the rest of the page, as of the icons of every list.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import chain

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from bluecom.interfaz.dibujos import icono
from bluecom.interfaz.plazos import duracion
from indicadores.consultas.puestos import Puesto

NADA = SafeString()


def fila_del_puesto(
    puesto: Puesto, *, ahora: datetime, puede_mandar: bool, urls: Mapping[str, str]
) -> SafeString:
    """``puede_mandar``: may pass a client on and end a state; ``urls``: the rows of each figure,
    up to whose they are.
    """
    return format_html(
        '<tr><th scope="row">{}</th>{}{}{}</tr>',
        puesto.asesor,
        _estado(puesto, ahora, puede_mandar=puede_mandar),
        _en_la_mano(puesto, ahora, puede_mandar=puede_mandar),
        _cuentas(puesto, urls),
    )


def _estado(p: Puesto, ahora: datetime, *, puede_mandar: bool) -> SafeString:
    if p.estado is None:
        return SafeString('<td data-de="Estado"><span class="tenue">No está</span></td>')
    intervalo = p.estado.intervalo
    clase, dibujo = _presencia(p)
    terminar = (
        format_html(
            ' <a class="fuera-del-muro" href="{}">Terminar</a>',
            reverse("terminar_estado", args=[intervalo.pk]),
        )
        if puede_mandar and (p.en_pausa or not p.presente)
        else NADA
    )
    return format_html(
        '<td data-de="Estado"><span class="una-linea presencia{}">{}{}{}</span> '
        '<small class="tenue una-linea">{}</small>{}</td>',
        clase,
        dibujo,
        intervalo.estado,
        "" if p.presente else ", sin sesión",
        duracion(ahora - intervalo.desde),
        terminar,
    )


def _presencia(p: Puesto) -> tuple[str, SafeString]:
    """How its state is marked, and its icon."""
    if p.pasado:
        return " presencia--pasada", icono("exclamation-triangle", titulo="Pasó de su límite:")
    if p.en_pausa:
        return " presencia--pausa", icono("pause-circle")
    if p.presente:
        return "", icono("headset")
    return " presencia--fuera", icono("box-arrow-right")


def _en_la_mano(p: Puesto, ahora: datetime, *, puede_mandar: bool) -> SafeString:
    if p.venta is None or p.desde is None or p.paso is None:
        return SafeString(
            '<td data-de="Cliente en mano" class="tenue" colspan="3">Sin cliente en mano</td>'
        )
    desde = localtime(p.desde)
    pasar = (
        format_html(
            ' <a class="tenue una-linea fuera-del-muro" href="{}">Pasar a otro</a>',
            reverse("reasignar", args=[p.venta.pk]),
        )
        if puede_mandar
        else NADA
    )
    return format_html(
        '<td data-de="Cliente en mano"><a href="{}">{}</a>{}</td>'
        '<td data-de="Paso">{}. {}</td>'
        '<td data-de="Desde hace" class="una-linea"><time datetime="{}" title="{}"{}>{}{}</time>'
        "</td>",
        reverse("venta", args=[p.venta.pk]),
        p.venta.contacto.cliente,
        pasar,
        p.paso.numero,
        p.paso.nombre,
        desde.isoformat(),
        f"Desde las {desde:%H:%M} del {desde:%d/%m/%Y}",
        SafeString(' class="plazo plazo--aviso"') if p.demora else NADA,
        icono("hourglass-split", titulo="Demora:") if p.demora else NADA,
        duracion(ahora - p.desde),
    )


def _cuentas(p: Puesto, urls: Mapping[str, str]) -> SafeString:
    """What was done today, each number a link to its rows."""
    cuentas = (
        ("efectivas", p.efectivas),
        ("hechas", p.llamadas),
        ("aceptadas", p.aceptadas),
        ("registradas", p.registradas),
    )
    return format_html(
        '<td data-de="Efectivas" class="derecha una-linea"><a href="{}{}">{}</a> / '
        '<a href="{}{}">{}</a></td>'
        '<td data-de="Aceptadas" class="derecha"><a href="{}{}">{}</a></td>'
        '<td data-de="Registradas" class="derecha"><a href="{}{}">{}</a></td>',
        *chain.from_iterable((urls[figura], p.asesor.pk, n) for figura, n in cuentas),
    )
