"""Another value for a number of the floor: proposed by one administrator, approved by another."""

from datetime import date

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.parametros.models import ValorDeParametro
from bluecom.rechazo import Rechazo
from bluecom.vigencias import consultas, servicios


def proponer(nuevo: ValorDeParametro, *, acto: Acto) -> ValorDeParametro:
    """Write down a value from a day to come; what was stored with the one of before stays."""
    if razones := objeciones(nuevo, hoy(acto.ahora)):
        raise Rechazo(razones)
    return servicios.proponer(nuevo, acto=acto)


def objeciones(nuevo: ValorDeParametro, dia: date) -> list[str]:
    """Everything that forbids proposing it on ``dia``."""
    if nuevo.parametro is None:
        return ["El sistema no lee ningún número con ese código."]
    razones = consultas.objeciones(nuevo, dia) + nuevo.parametro.objeciones(nuevo.valor)
    if not razones and nuevo.valor == valor_anterior(nuevo):
        razones = ["Es lo mismo que rige la víspera: cambie el número."]
    return razones


def valor_anterior(nuevo: ValorDeParametro) -> int:
    """What ends when this value starts."""
    anterior: ValorDeParametro | None = consultas.anterior_a(nuevo)
    if anterior is not None:
        return anterior.valor
    return nuevo.parametro.inicial if nuevo.parametro else nuevo.valor
