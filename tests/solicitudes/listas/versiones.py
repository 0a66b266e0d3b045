"""Versions of checklists for tests: proposed by one administrator, approved by another."""

from datetime import date, datetime
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.vigencias.servicios import aprobar
from solicitudes.listas.cambio import armar, proponer
from solicitudes.models import ListaDeControl
from solicitudes.reglas.control import Control
from tests.factories_cuentas import administrador


def filas(control: Control, *, cambian: dict[str, str] | None = None, sin: str = "") -> list[Any]:
    """What ships of it, with some sentences changed and one item left out."""
    escritas = control.escribir(control.iniciales)
    nuevas = cambian or {}
    return [
        {**fila, "nombre": nuevas.get(fila["codigo"], fila["nombre"])}
        for fila in escritas
        if fila["codigo"] != sin
    ]


def nueva(control: Control, items: list[Any], desde: date) -> ListaDeControl:
    return ListaDeControl(
        clave=control.clave,
        items=armar(control, items),
        vigente_desde=desde,
        razon="Lo pide el piso",
    )


def propuesta(
    control: Control, items: list[Any], desde: date, *, ahora: datetime, por: Usuario | None = None
) -> ListaDeControl:
    return proponer(nueva(control, items, desde), acto=Acto(por or administrador(), ahora))


def aprobada(control: Control, items: list[Any], desde: date, *, ahora: datetime) -> ListaDeControl:
    fila = propuesta(control, items, desde, ahora=ahora)
    return aprobar(fila, acto=Acto(administrador(), ahora))
