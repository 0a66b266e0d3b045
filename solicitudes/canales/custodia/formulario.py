"""Where a folder is put."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto


def _corto() -> forms.TextInput:
    return forms.TextInput({"class": "form-control", "autocomplete": "off"})


class GuardarForm(forms.Form):
    """The number of a box, of a shelf, or both."""

    caja = CampoTexto(label="Caja", required=False, max_length=20, widget=_corto())
    estante = CampoTexto(label="Estante", required=False, max_length=20, widget=_corto())

    def clean(self) -> dict[str, Any]:
        datos: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(datos.values()):
            raise forms.ValidationError("Escriba la caja, el estante, o los dos.")
        return datos
