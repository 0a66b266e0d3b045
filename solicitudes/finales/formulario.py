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
        ambitos = AMBITOS.get(Estado(venta.estado), ("DESCARTE",))
        super().__init__(*(ambitos if como == "descartar" else ("ANULACION",)), data=data)

    def datos(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
