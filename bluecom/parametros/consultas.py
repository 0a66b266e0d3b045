"""What a number is on a day: the one way to read it."""

from collections.abc import Iterable
from datetime import date, datetime

from bluecom.bolivia.fechas import hoy
from bluecom.parametros.catalogo import Parametro
from bluecom.parametros.models import ValorDeParametro
from bluecom.preparadas import Leida

_EN_VIGOR = Leida(
    lambda dia: (
        ValorDeParametro.objects.firmes()
        .filter(vigente_desde__lte=dia)
        .order_by("codigo", "-vigente_desde", "-numero")
        .distinct("codigo")
        .values_list("codigo", "valor")
    ),
    dia=date,
)


def valor(parametro: Parametro, ahora: datetime) -> int:
    """The value in force at this instant: that of its day in La Paz."""
    return valores([parametro], ahora)[parametro.codigo]


def valores(pedidos: Iterable[Parametro], ahora: datetime) -> dict[str, int]:
    """Code → value in force, of several numbers in one read."""
    return valores_del_dia(pedidos, hoy(ahora))


def valores_del_dia(pedidos: Iterable[Parametro], dia: date) -> dict[str, int]:
    iniciales = {parametro.codigo: parametro.inicial for parametro in pedidos}
    escritos = {codigo: valor for codigo, valor in _EN_VIGOR.filas(dia=dia) if codigo in iniciales}
    return iniciales | escritos
