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
"""The reasons that can end a taking at each state."""


class DescartarForm(MotivoForm):
    """The reason; for a callback, its hour too."""

    volver_en = forms.DateTimeField(
        label="Volver a llamar el",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Solo si pide que lo llamen después.",
        error_messages={"invalid": "Escriba el día y la hora de la rellamada."},
    )

    def __init__(self, venta: Venta, como: str, data: Any = None, *, sugerido: str = "") -> None:
        ambitos = AMBITOS.get(Estado(venta.estado), ("DESCARTE",))
        super().__init__(*(ambitos if como == "descartar" else ("ANULACION",)), data=data)
        if como == "anular":
            del self.fields["volver_en"]
        opciones = self.fields["motivo"].queryset  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial["motivo"] = next((m for m in opciones if m.codigo == sugerido), None)

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        motivo = limpio.get("motivo")
        if isinstance(motivo, Motivo) and motivo.desenlace == "RELLAMADA":
            if not limpio.get("volver_en") and "volver_en" not in self.errors:
                self.add_error("volver_en", "Escriba el día y la hora de la rellamada.")
        elif "volver_en" in limpio:
            limpio["volver_en"] = None
        return limpio

    def datos(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
