"""A form with every kind of control and every kind of answer, for the guide."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from bluecom.interfaz.formularios import ayudante


class FormularioGuia(forms.Form):
    nombre = forms.CharField(label="Nombre del titular")
    celular = forms.RegexField(
        r"^[67]\d{7}$",
        label="Celular de WhatsApp",
        help_text="Como lo dicte el cliente: 707 12345.",
        error_messages={"invalid": "Escriba ocho cifras que empiecen en 6 o 7: 70712345."},
    )
    ciudad = forms.ChoiceField(
        label="Expedido en",
        choices=[("", "Elija"), ("CB", "Cochabamba"), ("LP", "La Paz")],
        required=False,
    )
    observacion = forms.CharField(
        label="Observación", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    acepta = forms.BooleanField(label="El cliente repitió las condiciones", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper: FormHelper = ayudante()


class MotivoGuia(forms.Form):
    """A coded reason, as every act that asks for one shows it."""

    motivo = forms.ChoiceField(
        label="Motivo",
        choices=[("PLAN", "Plan equivocado"), ("TIPEO", "Error de tipeo")],
        widget=forms.RadioSelect,
    )
