"""What each role finds in the top bar: one structure, read by the layout and by tests."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from bluecom.cuentas.models import Rol


@dataclass(frozen=True)
class Entrada:
    """One place to go: URL name, word, icon and the letter that follows ``G``.

    ``tambien``: other pages that are reached from it: URL names, or how their addresses begin.
    """

    nombre: str
    texto: str
    icono: str
    tecla: str
    tambien: tuple[str, ...] = ()


@dataclass(frozen=True)
class Enlace:
    """An ``Entrada`` resolved for one request."""

    texto: str
    url: str
    icono: str
    tecla: str
    actual: bool


MESA = Entrada("mesa", "Mesa", "headset", "m")
COLA = Entrada(
    "cola",
    "Mi cola",
    "list-ol",
    "c",
    ("rellamadas", "primer_dia", "tareas", "esperando", "bandeja", "respuestas"),
)
VENTAS_PROPIAS = Entrada("ventas", "Mis ventas", "journal-text", "v", ("/clientes/", "tarjeta"))
ENTREGAS = Entrada("entregas", "Entregas", "box-seam", "e", ("tandas",))
RECEPCION = Entrada("recepcion", "Recepción", "qr-code-scan", "r", ("entregas", "custodia"))
REVISION = Entrada("revision", "Revisión", "clipboard-check", "v", ("ventas",))
EN_REVISION = Entrada("revision", "Revisión", "clipboard-check", "n")
INSTALACIONES = Entrada(
    "instalaciones", "Instalaciones", "tools", "i", ("archivos", "remisiones", "tareas")
)
CORREOS = Entrada("correos", "Correos", "envelope", "o")
REAPERTURAS = Entrada("reaperturas", "Reaperturas", "folder2-open", "r", ("retiros",))
MES = Entrada("mes", "El mes", "graph-up", "m", ("tarjeta", "remisiones"))
CARTERAS = Entrada(
    "carteras",
    "Carteras",
    "people",
    "c",
    ("espera", "archivos"),
)
DIA = Entrada(
    "dia",
    "El día",
    "speedometer2",
    "d",
    (
        "rellamadas",
        "relevos",
        "saltos",
        "practica",
        "tareas",
        "custodia",
        "/estado/",
        "observaciones",
        "esperando",
        "bandeja",
        "respuestas",
    ),
)
DIA_DE_CANALES = Entrada("dia", "El día", "speedometer2", "d")
VENTAS = Entrada(
    "ventas", "Ventas", "journal-text", "v", ("reasignar_varias", "entregas", "/clientes/")
)
CATALOGO = Entrada("admin:index", "Catálogo", "tags", "c", ("relevos", "internos", "precios"))
GLOSAS = Entrada("plantillas_glosa", "Glosas", "chat-left-text", "l")
GUIA = Entrada("guia", "Guía", "palette", "g")
BITACORA = Entrada(
    "bitacora",
    "Bitácora",
    "clock-history",
    "i",
    ("reimpresiones", "quien_vio", "exportaciones", "datos_personales"),
)
SALUD = Entrada("salud", "Salud", "heart-pulse", "s")
BUSCAR = Entrada("buscar", "Buscar", "search", "b")
AVISOS = Entrada("avisos", "Avisos", "bell", "a")

POR_ROL: dict[str, tuple[Entrada, ...]] = {
    Rol.ASESOR: (MESA, COLA, VENTAS_PROPIAS, ENTREGAS),
    Rol.CANALES_VIRTUALES: (RECEPCION, REVISION, INSTALACIONES, CORREOS, DIA_DE_CANALES),
    Rol.SUPERVISOR: (MES, CARTERAS, DIA, VENTAS, BITACORA),
    Rol.JEFE_VENTAS: (MES, CARTERAS, DIA, VENTAS, BITACORA),
    Rol.JEFE_SERVICIO: (MES, CARTERAS, DIA, VENTAS, EN_REVISION, REAPERTURAS, BITACORA),
    Rol.ADMINISTRADOR: (CATALOGO, GLOSAS, GUIA, SALUD, BITACORA),
}
BUSCAN = tuple(rol for rol in POR_ROL if rol != Rol.ADMINISTRADOR)
"""Who may see any sale: for the others a search would find nothing, ever."""
DE_TODOS: tuple[Entrada, ...] = (BUSCAR, AVISOS)


_SITUADA = "entrada_de_la_pagina"


def direccion(nombre: str) -> str | None:
    """The address of a URL name, or None while nobody answers it."""
    try:
        return reverse(nombre)
    except NoReverseMatch:
        return None


def enlaces(entradas: Iterable[Entrada], *, ruta: str = "", en: str = "") -> list[Enlace]:
    """Resolve the entries that exist; the current one is ``en``, or has the page of ``ruta``."""
    return [
        Enlace(e.texto, url, e.icono, e.tecla, actual=e.nombre == en if en else _tiene(e, ruta))
        for e in entradas
        if (url := direccion(e.nombre))
    ]


def navegacion_de(rol: str, *, ruta: str = "", en: str = "") -> list[Enlace]:
    return enlaces(POR_ROL.get(rol, ()), ruta=ruta, en=en)


def situar(request: HttpRequest, entrada: Entrada) -> None:
    """Say that the page is of this entry, whatever its address."""
    setattr(request, _SITUADA, entrada.nombre)


def situada(request: HttpRequest) -> str:
    """The entry that a page said it is of; empty when its address says it."""
    return str(getattr(request, _SITUADA, ""))


def primera_pagina(rol: str) -> str | None:
    """Where a person of this role lands after logging in."""
    encontrados = navegacion_de(rol) or enlaces(DE_TODOS)
    return encontrados[0].url if encontrados else None


def _tiene(entrada: Entrada, ruta: str) -> bool:
    paginas = (entrada.nombre, *entrada.tambien)
    comienzos = (p if p.startswith("/") else direccion(p) for p in paginas)
    return any(ruta.startswith(comienzo) for comienzo in comienzos if comienzo)
