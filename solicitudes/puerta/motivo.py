"""A coded reason with its note: the form of every act that has to give one."""

from typing import Any

from django import forms

from bluecom.campos import campo_de_filas
from solicitudes.models import Motivo


class MotivoForm(forms.Form):
    """A coded reason and its note: every refusal, annulment and correction asks it."""

    motivo = forms.ModelChoiceField(
        label="Motivo",
        queryset=Motivo.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Elija el motivo."},
    )
    nota = forms.CharField(label="Nota", required=False, max_length=300, widget=forms.TextInput())

    def __init__(self, *ambitos: str, data: Any = None, prefix: str = "") -> None:
        super().__init__(data, prefix=prefix or None)
        campo_de_filas(self, "motivo").queryset = Motivo.objects.filter(
            ambito__in=ambitos, activo=True
        )
