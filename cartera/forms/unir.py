"""Which of two different things stays, and why the two are one person."""

from typing import Any

from django import forms

from cartera.duplicados import comparar
from cartera.forms.base import ayudante
from cartera.models import Cliente


class UnirForm(forms.Form):
    """One question for each thing that both say differently; nothing is marked beforehand."""

    razon = forms.CharField(
        label="Por qué son la misma persona",
        max_length=300,
        error_messages={"required": "Escriba cómo lo supo: por ejemplo, lo dijo en la llamada."},
    )

    def __init__(self, uno: Cliente, otro: Cliente, data: Any = None) -> None:
        super().__init__(data)
        for dato in comparar(uno, otro):
            if dato.por_decidir:
                self.fields[dato.campo] = forms.ChoiceField(
                    label=f"{dato.etiqueta}: ¿cuál queda?",
                    choices=[("uno", dato.uno), ("otro", dato.otro)],
                    widget=forms.RadioSelect,
                    error_messages={"required": f"Diga cuál queda: {dato.etiqueta.rstrip('.')}."},
                )
        self.order_fields([*(campo for campo in self.fields if campo != "razon"), "razon"])
        self.helper = ayudante()

    def datos(self) -> dict[str, Any]:
        """The keyword arguments of the service."""
        elegidos = dict(self.cleaned_data)
        return {"razon": elegidos.pop("razon"), "elegidos": elegidos}
