"""Widths and durations for the templates of the month."""

from datetime import datetime

from django import template

from bluecom.interfaz import plazos
from indicadores.graficos import ancho_de

register = template.Library()


@register.simple_tag
def ancho(n: int, total: int, completo: int = 1000) -> int:
    """A bar's width in whole units of its viewBox."""
    return ancho_de(n, total, completo)


@register.filter
def hace(desde: datetime | None, ahora: datetime) -> str:
    """``desde|hace:ahora``: how long something has stood."""
    return "—" if desde is None else plazos.duracion(ahora - desde)
