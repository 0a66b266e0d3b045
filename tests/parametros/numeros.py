"""Numbers of the floor for tests: proposed by one administrator, approved by another."""

from datetime import date, datetime

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.parametros import servicios
from bluecom.parametros.catalogo import Parametro
from bluecom.parametros.models import ValorDeParametro
from bluecom.vigencias.servicios import aprobar
from tests.factories_cuentas import administrador


def propuesto(
    parametro: Parametro, valor: int, desde: date, *, ahora: datetime, por: Usuario | None = None
) -> ValorDeParametro:
    nuevo = ValorDeParametro(
        codigo=parametro.codigo, valor=valor, vigente_desde=desde, razon="Lo pide el piso"
    )
    return servicios.proponer(nuevo, acto=Acto(por or administrador(), ahora))


def aprobado(parametro: Parametro, valor: int, desde: date, *, ahora: datetime) -> ValorDeParametro:
    fila = propuesto(parametro, valor, desde, ahora=ahora)
    return aprobar(fila, acto=Acto(administrador(), ahora))
