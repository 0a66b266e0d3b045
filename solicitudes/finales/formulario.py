"""The coded reason why a taking or a sale ends."""

from typing import Any

from solicitudes.models import Venta
from solicitudes.puerta.motivo import MotivoForm
from solicitudes.reglas.estados import Estado

AMBITOS = {
    Estado.TOMADA: ("IMPEDIMENTO", "DESCARTE"),
    Estado.VERIFICADA: ("SIN_CAPACIDAD", "DESCARTE"),
    Estado.FACTIBLE: ("DESCARTE",),
}
"""The reasons that can end a taking without a call at each state."""


class DescartarForm(MotivoForm):
    """The reason and its note."""

    def __init__(self, venta: Venta, como: str, data: Any = None) -> None:
        super().__init__(*_ambitos(venta, como), data=data)

    def datos(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


def _ambitos(venta: Venta, como: str) -> tuple[str, ...]:
    if como == "descartar":
        return AMBITOS.get(Estado(venta.estado), ("DESCARTE",))
    return ("SALTO",) if como == "saltar" else ("ANULACION",)
