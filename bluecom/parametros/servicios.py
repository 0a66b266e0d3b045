"""Another value for a number of the floor: proposed by one administrator, approved by another."""

from datetime import date

from bluecom.cuentas.acto import Acto
from bluecom.parametros.models import ValorDeParametro
from bluecom.vigencias import consultas, servicios


def proponer(nuevo: ValorDeParametro, *, acto: Acto) -> ValorDeParametro:
    """Write down a value from a day to come; what was stored with the one of before stays."""
    return servicios.proponer(nuevo, acto=acto, contenido=objeciones)


def objeciones(nuevo: ValorDeParametro, dia: date) -> list[str]:
    """What forbids its value."""
    if nuevo.parametro is None:
        return ["El sistema no lee ningún número con ese código."]
    razones = nuevo.parametro.objeciones(nuevo.valor)
    return razones or consultas.lo_mismo(nuevo, anterior(nuevo), ["valor"])


def anterior(nuevo: ValorDeParametro) -> ValorDeParametro:
    """What ends when this value starts; what ships, when nobody wrote another."""
    escrito: ValorDeParametro | None = consultas.anterior_a(nuevo)
    return escrito or nuevo.de_entrada()
