"""Step 11: which folders go in one acta; and whose sales go to whom."""

from typing import Any

from django import forms

from bluecom.campos import campo_de_opciones


class EntregaForm(forms.Form):
    """The ticked folders, in the order in which they are listed."""

    venta = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={
            "required": "Marque al menos una carpeta impresa para entregar.",
            "invalid_choice": "Una de las carpetas ya no está por entregar: vuelva a marcarlas.",
        },
    )

    def __init__(self, ventas: list[int], data: Any = None) -> None:
        super().__init__(data)
        campo_de_opciones(self, "venta").choices = [(pk, str(pk)) for pk in ventas]

    def elegidas(self) -> list[int]:
        return list(self.cleaned_data["venta"])
