"""Definitions of the indicator for tests: proposed by one administrator, approved by another."""

from datetime import date, datetime
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.vigencias.servicios import aprobar
from indicadores import definicion
from indicadores.models import Definicion
from tests.factories_cuentas import administrador


def escrita(desde: date, **otros: Any) -> Definicion:
    dicho = {"parametro": 90, "autoridad": "Gerencia Comercial", "razon": "Lo pide COMTECO"}
    return Definicion(vigente_desde=desde, **(dicho | otros))


def propuesta(
    desde: date, *, ahora: datetime, por: Usuario | None = None, **otros: Any
) -> Definicion:
    return definicion.proponer(escrita(desde, **otros), acto=Acto(por or administrador(), ahora))


def aprobada(desde: date, *, ahora: datetime, **otros: Any) -> Definicion:
    fila = propuesta(desde, ahora=ahora, **otros)
    return aprobar(fila, acto=Acto(administrador(), ahora))
