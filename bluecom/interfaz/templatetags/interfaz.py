"""Small words that every template may use; loaded everywhere by settings (``builtins``)."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString

from bluecom.bolivia import dinero
from bluecom.interfaz import definiciones, dibujos, plazos
from bluecom.pendientes import fallas
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.oficios import nombre_de

register = template.Library()
for dibujo in (dibujos.icono, dibujos.sello, dibujos.limite, dibujos.plazo_de):
    register.simple_tag(dibujo)


@register.filter
def bs(monto: Decimal | None) -> str:
    """``Bs 149,00``; a dash when there is no amount."""
    return "—" if monto is None else dinero.bs(monto)


@register.filter
def telefono(numero: str | None) -> str:
    """A stored number as people say it: 4425 1234, 707 12345; foreign ones stay as they are."""
    texto = str(numero or "")
    nacional = texto.removeprefix("+591")
    if len(nacional) != 8 or not nacional.isdigit():
        return texto or "—"
    corte = 4 if nacional.startswith("4") else 3
    return f"{nacional[:corte]} {nacional[corte:]}"


@register.filter
def duracion(lapso: timedelta | None) -> str:
    """``1 h 20 min``; a dash when nothing was measured."""
    return "—" if lapso is None else plazos.duracion(lapso)


@register.filter
def falta(valor: Any, palabra: str = "falta") -> Any:
    """The value, or the word for its absence: a screen never shows an empty place."""
    return palabra if valor in (None, "", [], ()) else valor


@register.filter
def con_algo(celdas: Iterable[str]) -> list[str]:
    """The cells of a row that say something."""
    return [celda.strip() for celda in celdas if celda.strip()]


@register.simple_tag
def porcentaje_de(n: int, total: int) -> str:
    """Truncated to two decimals, as the indicator is; a dash without a denominator."""
    if not total:
        return "—"
    centesimas = n * 10_000 // total
    return f"{centesimas // 100},{centesimas % 100:02d} %"


@register.filter
def definicion(texto: str) -> SafeString:
    """``{{ texto|definicion }}``: each word of I.f (ONT, DTH, Smartflex…) under its meaning."""
    return definiciones.explicar(str(texto))


@register.filter
def sin_direcciones(texto: str) -> str:
    """What went wrong, without anybody's e-mail address."""
    return fallas.sin_direcciones(texto)


@register.filter
def que_debe(pendiente: Pendiente) -> str:
    """What a set-aside effect is, in words: ``un papel``."""
    return nombre_de(pendiente)
