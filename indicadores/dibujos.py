"""What the month and the board draw many times over: a place, the row of each asesor, an hour.

A template for each cost more than all the rest of the page, as of the icons of every list. Cells
are kept by all that they say: who has done nothing since the last look is not drawn again.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from itertools import chain
from urllib.parse import quote

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from bluecom.interfaz.dibujos import icono
from bluecom.interfaz.plazos import duracion
from indicadores.consultas.cola import Contada
from indicadores.consultas.costos import Costo
from indicadores.consultas.puestos import Puesto
from indicadores.graficos import Barra, ancho_de

NADA = SafeString()


def lugar_de(codigo: str, nombre: str, url: str, *, cuando: str, consulta: str = "") -> SafeString:
    """Of a part that is still to come; ``cuando``: when it is fetched, ``consulta``: by what."""
    return format_html(
        '<div class="parte parte--{}" id="{}" hx-get="{}" hx-trigger="{}"><p class="parte__puerta">'
        '<a href="{}">{}</a><span class="solo-impreso">: no se abrió; imprima «Todo en una hoja».'
        "</span></p></div>",
        cuando,
        codigo,
        (direccion := f"{url}?{consulta}" if consulta else url),
        cuando,
        direccion,
        nombre,
    )


@lru_cache(maxsize=1_000)
def cuenta(
    etiqueta: str,
    n: int,
    *,
    total: int | None = None,
    unidad: str = "",
    url: str = "",
    tono: str = "",
) -> SafeString:
    """A count of the day; ``total``, ``unidad``: its base, drawn; ``tono``: what any of it is."""
    marcada = tono if n else ""
    return format_html(
        '<div class="cuenta{}"><p class="cuenta__etiqueta">{}{}</p><p class="cuenta__valor">'
        '<a href="{}">{}<span class="visually-hidden"> {}: ver las filas</span></a>{}</p>{}</div>',
        f" cuenta--{marcada}" if marcada else "",
        _icono_de(_DE_LA_CUENTA, marcada, despues=" "),
        etiqueta,
        url,
        n,
        etiqueta.lower(),
        NADA if total is None else format_html(" <small>/ {} {}</small>", total, unidad),
        NADA if total is None else _medidor(n, total),
    )


def linea_de_costo(costo: Costo, filtro: str, total: int, url: str) -> SafeString:
    """How many it cost, as a bar; ``filtro``: what its link asks by, ``url``: the whole list."""
    return format_html(
        '<li class="costo"><a href="{}?{}={}"><span>{}</span> <strong>{}</strong></a>{}</li>',
        url,
        filtro,
        quote(costo.clave),
        costo.nombre,
        costo.n,
        _medidor(costo.n, total),
    )


_DE_LA_CUENTA = {"error": ("exclamation-triangle", ""), "aviso": ("hourglass-split", "")}
_DE_LA_COLA = {
    "alarma": ("exclamation-triangle", "Atención:"),
    "aviso": ("hourglass-split", "Mírelo:"),
}


def _icono_de(de: Mapping[str, tuple[str, str]], tono: str, despues: str = "") -> SafeString:
    """What marks that tone; nothing, of none."""
    if tono not in de:
        return NADA
    nombre, titulo = de[tono]
    return format_html("{}{}", icono(nombre, titulo=titulo), despues)


def _medidor(n: int, total: int) -> SafeString:
    return format_html(
        '<svg class="medidor medidor--bajo" viewBox="0 0 1000 10" preserveAspectRatio="none"'
        ' aria-hidden="true"><rect class="medidor__fondo" width="1000" height="10" rx="3"'
        ' fill="#d6dfe2"/><rect class="medidor__valor" width="{}" height="10" rx="3"'
        ' fill="#0a6277"/></svg>',
        ancho_de(n, total),
    )


def linea_de_cola(una: Contada, ahora: datetime) -> SafeString:
    """A list of the day with how many it has, and since when its oldest row waits."""
    espera = _espera(una.desde, duracion(ahora - una.desde)) if una.n and una.desde else NADA
    return _linea_de_cola(una.cola.url, una.cola.nombre, una.n, una.tono, espera)


@lru_cache(maxsize=1_000)
def _linea_de_cola(url: str, nombre: str, n: int, tono: str, espera: SafeString) -> SafeString:
    return format_html(
        '<li{}><a href="{}">{}<span>{}</span> <strong>{}</strong></a>{}</li>',
        format_html(' class="cola--{}"', tono) if tono else NADA,
        url,
        _icono_de(_DE_LA_COLA, tono),
        nombre,
        n,
        espera,
    )


@lru_cache(maxsize=1_000)
def _espera(desde: datetime, lleva: str) -> SafeString:
    local = localtime(desde)
    return format_html(
        ' <small class="tenue"><time datetime="{}" title="{}">la primera, hace {}</time></small>',
        local.isoformat(),
        f"Desde el {local:%d/%m/%Y %H:%M}",
        lleva,
    )


@lru_cache(maxsize=1_000)
def barra_de_hora(b: Barra, base: int, url: str) -> SafeString:
    """The calls of one hour and, of them, the effective ones; ``url``: its rows, up to the hour."""
    return format_html(
        '<a href="{url}{hora}" aria-label="A las {hora}: {hechas} llamadas, {efectivas}'
        ' efectivas"><rect class="horas__todas" x="{x}" y="{y}" width="{ancho}"'
        ' height="{alto}" fill="#b8c7cc"/><rect class="horas__efectivas" x="{x}"'
        ' y="{y_efectivas}" width="{ancho}" height="{alto_efectivas}" fill="#0a6277"/>'
        '<text class="horas__numero" x="{x}" y="{y}" dy="-4">{dicho}</text>'
        '<text class="horas__hora" x="{x}" y="{base}" dy="16">{hora} h</text></a>',
        url=url,
        **vars(b),
        base=base,
        dicho=f"{b.hechas} · {b.efectivas}" if b.hechas else b.hechas,
    )


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


@lru_cache(maxsize=1_000)
def _lugar(nombre: str, pk: int) -> str:
    """An address, of the few that the board names at each look."""
    return reverse(nombre, args=[pk])


def _estado(p: Puesto, ahora: datetime, *, puede_mandar: bool) -> SafeString:
    if p.estado is None:
        return SafeString('<td data-de="Estado"><span class="tenue">No está</span></td>')
    suyo = p.estado.intervalo
    termina = puede_mandar and (p.en_pausa or not p.presente)
    terminar = _lugar("terminar_estado", suyo.pk) if termina else ""
    dicho = str(suyo.estado) if p.presente else f"{suyo.estado}, sin sesión"
    return _celda_del_estado(*_presencia(p), dicho, duracion(ahora - suyo.desde), terminar)


@lru_cache(maxsize=1_000)
def _celda_del_estado(
    clase: str, dibujo: SafeString, dicho: str, lleva: str, terminar: str
) -> SafeString:
    return format_html(
        '<td data-de="Estado"><span class="una-linea presencia{}">{}{}</span> '
        '<small class="tenue una-linea">{}</small>{}</td>',
        clase,
        dibujo,
        dicho,
        lleva,
        format_html(' <a class="fuera-del-muro" href="{}">Terminar</a>', terminar)
        if terminar
        else NADA,
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
    """The client is drawn each time: nothing keeps a name."""
    if (venta := p.venta) is None or (paso := p.paso) is None:
        return SafeString(
            '<td data-de="Cliente en mano" class="tenue" colspan="3">Sin cliente en mano</td>'
        )
    return format_html(
        '<td data-de="Cliente en mano"><a href="{}">{}</a>{}</td>{}',
        _lugar("venta", venta.pk),
        venta.cliente,
        _pasar(venta.pk) if puede_mandar else NADA,
        _celdas_del_paso(
            f"{paso.numero}. {paso.nombre}", venta.desde, duracion(ahora - venta.desde), p.demora
        ),
    )


@lru_cache(maxsize=1_000)
def _pasar(venta: int) -> SafeString:
    return format_html(
        ' <a class="tenue una-linea fuera-del-muro" href="{}">Pasar a otro</a>',
        _lugar("reasignar", venta),
    )


@lru_cache(maxsize=1_000)
def _celdas_del_paso(paso: str, desde: datetime, lleva: str, demora: bool) -> SafeString:
    local = localtime(desde)
    return format_html(
        '<td data-de="Paso">{}</td>'
        '<td data-de="Desde hace" class="una-linea"><time datetime="{}" title="{}"{}>{}{}</time>'
        "</td>",
        paso,
        local.isoformat(),
        f"Desde las {local:%H:%M} del {local:%d/%m/%Y}",
        SafeString(' class="plazo plazo--aviso"') if demora else NADA,
        icono("hourglass-split", titulo="Demora:") if demora else NADA,
        lleva,
    )


def _cuentas(p: Puesto, urls: Mapping[str, str]) -> SafeString:
    """What was done today, each number a link to its rows."""
    figuras = ("efectivas", "hechas", "aceptadas", "registradas")
    suyas = (p.efectivas, p.llamadas, p.aceptadas, p.registradas)
    return _celdas_de_cuentas(p.asesor.pk, tuple(urls[figura] for figura in figuras), suyas)


@lru_cache(maxsize=1_000)
def _celdas_de_cuentas(quien: int, urls: tuple[str, ...], cuentas: tuple[int, ...]) -> SafeString:
    return format_html(
        '<td data-de="Efectivas" class="derecha una-linea"><a href="{}{}">{}</a> / '
        '<a href="{}{}">{}</a></td>'
        '<td data-de="Aceptadas" class="derecha"><a href="{}{}">{}</a></td>'
        '<td data-de="Registradas" class="derecha"><a href="{}{}">{}</a></td>',
        *chain.from_iterable((url, quien, n) for url, n in zip(urls, cuentas, strict=True)),
    )
