"""Widths and durations for the templates of the month."""

from datetime import datetime, timedelta

from django import template

from bluecom.interfaz import plazos
from indicadores.dibujos import (
    barra_de_hora,
    cuenta,
    fila_del_puesto,
    linea_de_cola,
    linea_de_costo,
    lugar_de,
)
from indicadores.graficos import ancho_de

register = template.Library()
for dibujo in (barra_de_hora, cuenta, fila_del_puesto, linea_de_cola, linea_de_costo, lugar_de):
    register.simple_tag(dibujo)


@register.simple_tag
def ancho(n: int, total: int, completo: int = 1000) -> int:
    """A bar's width in whole units of its viewBox."""
    return ancho_de(n, total, completo)


@register.filter
def en_horas(lapso: timedelta) -> str:
    """``3:05``, for a column of them."""
    minutos = max(0, int(lapso.total_seconds() // 60))
    return f"{minutos // 60}:{minutos % 60:02d}"


@register.filter
def hace(desde: datetime | None, ahora: datetime) -> str:
    """``desde|hace:ahora``: how long something has stood."""
    return "—" if desde is None else plazos.duracion(ahora - desde)
