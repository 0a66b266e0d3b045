"""Small words that every template may use; loaded everywhere by settings (``builtins``)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bluecom.bolivia import dinero
from bluecom.interfaz import definiciones, estados, plazos
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.oficios import nombre_de

register = template.Library()
SPRITE = "vendor/iconos.svg"


@register.simple_tag
@lru_cache(maxsize=1_000)
def icono(nombre: str, titulo: str = "", clase: str = "") -> SafeString:
    """An icon of the sprite: decoration, unless ``titulo`` gives it a name of its own.

    A page draws some forty of a few: each is composed once while the process lives.
    """
    clases = f"icono {clase}".strip()
    destino = f"{static(SPRITE)}#{nombre}"
    if titulo:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>',
            clases,
            titulo,
            destino,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>',
        clases,
        destino,
    )


@register.simple_tag
def plazo(
    vence: datetime, ahora: datetime | None = None, cumplido: datetime | None = None
) -> plazos.Plazo:
    """``{% plazo vence ahora cumplido as p %}``: texto, tono, icono; only ``vence`` is needed."""
    return plazos.plazo(vence, ahora=ahora or timezone.now(), cumplido=cumplido or None)


@register.simple_tag
def aspecto(codigo: str, texto: str = "") -> estados.Aspecto:
    """``{% aspecto codigo texto as a %}``: texto, icono, tono; ``texto`` may be missing."""
    return estados.aspecto(str(codigo), texto or "")


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
def que_debe(pendiente: Pendiente) -> str:
    """What a set-aside effect is, in words: ``un papel``."""
    return nombre_de(pendiente)
