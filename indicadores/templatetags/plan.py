"""What is planned about a month, where its page says it in a line."""

from dataclasses import dataclass

from django import template

from bluecom.bolivia.fechas import mes_anterior
from indicadores.consultas.plan import acciones
from indicadores.models import Accion

register = template.Library()


@dataclass(frozen=True)
class Plan:
    acciones: list[Accion]

    @property
    def sin_seguir(self) -> int:
        return sum(1 for una in self.acciones if not una.resultado)


@register.simple_tag
def plan_de(mes: str) -> Plan:
    """Its own and that of the month before, which is followed up in it."""
    return Plan(acciones(mes_anterior(mes), mes))
