"""How the papers write amounts, dates and long texts."""

from datetime import date, datetime
from decimal import Decimal

from django import template

from bluecom.bolivia.dinero import bs as _bs
from bluecom.bolivia.fechas import LA_PAZ, fecha_en_letras
from bluecom.bolivia.texto import nombre_propio
from documentos.papel.secciones import bs_letras, dia, meses

register = template.Library()


@register.filter
def bs(monto: Decimal) -> str:
    """Bs 149,00."""
    return _bs(monto)


register.filter(nombre_propio)


@register.filter
def en_palabras(fecha: date) -> str:
    """22 de noviembre de 2026."""
    return fecha_en_letras(fecha)


@register.filter
def instante(momento: datetime | None) -> str:
    """22/11/2026 10:42, in La Paz."""
    return f"{momento.astimezone(LA_PAZ):%d/%m/%Y %H:%M}" if momento else ""


@register.filter
def hash_partido(resumen: str) -> str:
    """A SHA-256 in groups of eight, so that people can compare it."""
    return " ".join(resumen[i : i + 8] for i in range(0, len(resumen), 8))


_ORDINALES = (
    "Primera Segunda Tercera Cuarta Quinta Sexta Séptima Octava Novena Décima Undécima "
    "Duodécima Decimotercera Decimocuarta Decimoquinta Decimosexta Decimoséptima Decimoctava "
    "Decimonovena Vigésima"
).split()


@register.filter
def ordinal(numero: int) -> str:
    """Primera, as clauses are called; beyond the twentieth, its figure."""
    return _ORDINALES[numero - 1] if numero <= len(_ORDINALES) else str(numero)


register.filter("bs_letras", bs_letras)
register.filter("dia", dia)
register.filter("meses", meses)
