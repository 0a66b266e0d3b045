"""The coded reason why a taking or a sale ends."""

from typing import Any

from django import forms

from solicitudes.models import Motivo, Venta
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

    archivo = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput())
    """What a file said against the client, as the page of the step showed it (2.1, 3.2)."""

    def __init__(self, venta: Venta, como: str, data: Any = None) -> None:
        super().__init__(*_ambitos(venta, como), data=data)

    def datos(self) -> dict[str, Any]:
        return {campo: valor for campo, valor in self.cleaned_data.items() if campo != "archivo"}

    @property
    def segun_archivo(self) -> str:
        """The file's answer that the reason repeats; empty when it is not one of a check."""
        de_consulta = self.cleaned_data["motivo"].ambito in Motivo.DE_CONSULTA
        return self.cleaned_data["archivo"] if de_consulta else ""


def _ambitos(venta: Venta, como: str) -> tuple[str, ...]:
    if como == "descartar":
        return AMBITOS.get(Estado(venta.estado), ("DESCARTE",))
    return ("SALTO",) if como == "saltar" else ("ANULACION",)
