"""What pages draw many times over: an icon, a state, a deadline; word, icon and colour.

A list has a hundred of them: a template for each cost more than all the rest of its page.
"""

from datetime import datetime
from functools import lru_cache

from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bluecom.interfaz.estados import aspecto
from bluecom.interfaz.plazos import plazo
from bluecom.plazos.models import Plazo

SPRITE = "vendor/iconos.svg"


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


@lru_cache(maxsize=1_000)
def sello(codigo: str, texto: str | None = "") -> SafeString:
    """A state or situation; ``texto``: another word for it."""
    a = aspecto(str(codigo), str(texto or ""))
    return format_html('<span class="sello sello--{}">{}{}</span>', a.tono, icono(a.icono), a.texto)


def limite(
    vence: datetime | None,
    *,
    cumplido: datetime | None = None,
    ahora: datetime | None = None,
    prefijo: str = "",
) -> SafeString:
    """The time left until ``vence``, which the page counts down, or how it was met."""
    if not vence:
        return SafeString()
    p = plazo(vence, ahora=ahora or timezone.now(), cumplido=cumplido or None)
    hasta = timezone.localtime(vence)
    if cumplido:
        fue = timezone.localtime(cumplido)
        return format_html(
            '<time class="plazo plazo--{}" datetime="{}" title="Vencía el {}; se cumplió el {}">'
            "{}<span>{} {}</span></time>",
            p.tono, fue.isoformat(), _dia_y_hora(hasta), _dia_y_hora(fue), icono(p.icono), prefijo,
            p.texto,
        )  # fmt: skip
    return format_html(
        '<time class="plazo plazo--{}" datetime="{}" data-plazo title="Vence el {}">{}'
        '<span>{} <span data-plazo-texto>{}</span></span><span class="solo-impreso"> ({})</span>'
        "</time>",
        p.tono, hasta.isoformat(), _dia_y_hora(hasta), icono(p.icono), prefijo, p.texto,
        f"{hasta:%d/%m/%Y %H:%M}",
    )  # fmt: skip


def plazo_de(fila: Plazo | None, prefijo: str = "") -> SafeString:
    """A deadline's row: what stopped it, ended it or put it in doubt is said instead of a time."""
    if not fila:
        return SafeString()
    dicho = _en_vez_del_tiempo(fila)
    if dicho is None:
        return limite(fila.vence_en, cumplido=fila.cumplido_en, prefijo=prefijo)
    tono, dibujo, texto = dicho
    return format_html(
        '<span class="plazo plazo--{}">{}<span>{} {}</span></span>',
        tono, icono(dibujo), prefijo, texto,
    )  # fmt: skip


def _en_vez_del_tiempo(fila: Plazo) -> tuple[str, str, str] | None:
    """Tone, icon and words; ``None`` when a time is told."""
    if fila.incumplido_en:
        return "error", "x-circle", "sin cumplir"
    if fila.cumplido_en:
        if fila.por_aclarar:
            return "aviso", "question-circle", "hora por aclarar"
        if fila.antes_de_empezar:
            como = ("ok", "cumplido a tiempo") if fila.a_tiempo else ("aviso", "cumplido tarde")
            return como[0], "check-circle", f"{como[1]} (aclarado)"
        return None
    if fila.cerrado_en:
        return "neutro", "check-circle", "ya no corre"
    return ("aviso", "pause-circle", "en pausa") if fila.en_pausa else None


def _dia_y_hora(local: datetime) -> str:
    return f"{local:%d/%m/%Y} a las {local:%H:%M}"
