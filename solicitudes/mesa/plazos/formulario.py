"""What is asked before a deadline is stopped, given up, or its hour cleared."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.campos import campo_de_filas
from solicitudes.models import Motivo


class _ConMotivo(forms.Form):
    """A coded reason from a list: several of these stand on one page."""

    ambito = ""
    motivo = forms.ModelChoiceField(
        label="Motivo",
        queryset=Motivo.objects.none(),
        empty_label="Elija el motivo",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Elija el motivo."},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id=False)
        activos = Motivo.objects.filter(ambito=self.ambito, activo=True)
        campo_de_filas(self, "motivo").queryset = activos


class PausarForm(_ConMotivo):
    ambito = Motivo.Ambito.PAUSA


class IncumplirForm(_ConMotivo):
    ambito = Motivo.Ambito.INCUMPLIDO


class AclararForm(forms.Form):
    a_tiempo = forms.TypedChoiceField(
        label="Se entregó",
        choices=[("si", "A tiempo"), ("no", "Tarde")],
        coerce=lambda dicho: dicho == "si",
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si se entregó a tiempo o tarde."},
    )
    razon = CampoTexto(
        label="De dónde se sabe la hora verdadera",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id=False)
