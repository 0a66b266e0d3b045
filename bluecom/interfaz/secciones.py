"""The pages of one entry of the top bar, side by side in a second row, for whom they are."""

from dataclasses import dataclass

from bluecom.cuentas.models import Rol
from bluecom.interfaz.navegacion import (
    BITACORA,
    CARTERAS,
    DIA,
    INSTALACIONES,
    POR_ROL,
    REAPERTURAS,
    Enlace,
    Entrada,
    direccion,
    navegacion_de,
)

JEFATURA = frozenset({Rol.SUPERVISOR, Rol.JEFE_VENTAS})
JEFES = frozenset({Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO})
CANALES = frozenset({Rol.CANALES_VIRTUALES})
DEL_MES = JEFATURA | JEFES


@dataclass(frozen=True)
class Pestana:
    """One page of a section: URL name, word, icon and the roles that open it."""

    nombre: str
    texto: str
    icono: str
    roles: frozenset[Rol]


SECCIONES: dict[Entrada, tuple[Pestana, ...]] = {
    DIA: (
        Pestana("dia", "Tablero", "speedometer2", DEL_MES),
        Pestana("rellamadas", "Rellamadas", "telephone", JEFATURA),
        Pestana("relevos", "Relevos", "arrow-left-right", JEFATURA),
        Pestana("saltos", "Sin llamar", "skip-forward", DEL_MES),
        Pestana("practica", "Práctica", "person", JEFATURA),
        Pestana("tareas", "Por anular", "x-circle", DEL_MES),
    ),
    CARTERAS: (
        Pestana("carteras", "Carteras", "people", DEL_MES),
        Pestana("archivos", "Archivos", "upload", JEFATURA),
        Pestana("clientes", "Clientes", "person-vcard", DEL_MES),
        Pestana("llamadas", "Llamadas", "telephone", DEL_MES),
        Pestana("marcadas", "Marcadas", "telephone-outbound", DEL_MES),
        Pestana("espera", "Clientes en espera", "hourglass-split", JEFATURA),
        Pestana("cartera_duplicados", "Repetidos", "person-vcard", JEFATURA),
        Pestana("no_llamar", "No llamar", "telephone-x", JEFES),
        Pestana("internos", "Internos", "telephone-forward", JEFATURA),
    ),
    INSTALACIONES: (
        Pestana("instalaciones", "Instalaciones", "tools", CANALES),
        Pestana("remisiones", "Listas numeradas", "list-ol", CANALES),
        Pestana("tareas", "Por anular", "x-circle", CANALES),
    ),
    REAPERTURAS: (
        Pestana("reaperturas", "Reaperturas", "folder2-open", frozenset({Rol.JEFE_SERVICIO})),
        Pestana("retiros", "Retiros de visitas", "x-circle", frozenset({Rol.JEFE_SERVICIO})),
    ),
    BITACORA: (
        Pestana("bitacora", "Bitácora", "clock-history", DEL_MES | {Rol.ADMINISTRADOR}),
        Pestana("reimpresiones", "Reimpresiones", "printer", DEL_MES),
        Pestana("quien_vio", "Quién vio qué", "eye", JEFES),
        Pestana("exportaciones", "Exportaciones", "download", JEFES),
        Pestana("datos_personales", "Datos personales", "shield-lock", JEFES),
    ),
}


def seccion_de(rol: str, *, ruta: str, en: str = "") -> list[Enlace]:
    """The second row of a page; empty where its entry of the bar has no other page for this role.

    The current page is that whose address goes furthest into ``ruta``; else the first.
    """
    suyas = [p for p in _pestanas(rol, ruta, en) if rol in p.roles and direccion(p.nombre)]
    if len(suyas) < 2:
        return []
    actual = max(suyas, key=lambda p: _cuanto_llega(p, ruta))
    return [
        Enlace(p.texto, direccion(p.nombre) or "", p.icono, "", actual=p is actual) for p in suyas
    ]


def _pestanas(rol: str, ruta: str, en: str) -> tuple[Pestana, ...]:
    enlaces = zip(POR_ROL.get(rol, ()), navegacion_de(rol, ruta=ruta, en=en), strict=False)
    encendida = next((entrada for entrada, enlace in enlaces if enlace.actual), None)
    return SECCIONES.get(encendida, ()) if encendida else ()


def _cuanto_llega(pestana: Pestana, ruta: str) -> int:
    comienzo = direccion(pestana.nombre) or ""
    return len(comienzo) if ruta.startswith(comienzo) else 0
