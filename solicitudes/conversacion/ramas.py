"""What is answered to what the client says (4.2, 5.1), with the figures of this offer."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from solicitudes.models import CondicionComercial, RamaGuion, Venta
from solicitudes.reglas.guion import dichas, valores_de_la_oferta

TECLAS = "hjuiyqw"
"""No key of the steps that have branches, with their bars: K and L are of an accepted sale."""


@dataclass(frozen=True)
class Rama:
    """``responde``: paragraphs; one whose figure is not known is left out. ``tecla`` opens it."""

    dice: str
    responde: list[str]
    tecla: str
    demo: bool


def ramas_de(
    venta: Venta, paso: int, condicion: CondicionComercial | None, *, ocupadas: Collection[str] = ()
) -> list[Rama]:
    """The branches of a step for this offer; ``ocupadas``: keys that the page already has."""
    if condicion is None:
        return []
    filas = RamaGuion.objects.del_paso(paso, condicion.plan.producto_id)
    libres = iter([tecla for tecla in TECLAS if tecla not in ocupadas])
    valores: dict[str, Any] = valores_de_la_oferta(venta, condicion)
    return [
        Rama(fila.dice, dichas(fila.responde.splitlines(), valores), next(libres, ""), fila.demo)
        for fila in filas
    ]
