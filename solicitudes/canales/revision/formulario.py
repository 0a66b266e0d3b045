"""Step 11.1: the reviewer's observation and its note."""

from collections.abc import Iterable
from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.campos import campo_de_filas
from solicitudes.models import Motivo


class ObservacionForm(forms.Form):
    """A coded reason on one item; the reasons are those of the step the item leads to."""

    item = forms.CharField(widget=forms.HiddenInput)
    motivo = forms.ModelChoiceField(
        queryset=Motivo.objects.none(),
        error_messages={
            "required": "Elija el motivo de la observación.",
            "invalid_choice": "Ese motivo no corresponde a lo que se observa.",
        },
    )
    nota = CampoTexto(
        required=False,
        max_length=300,
        error_messages={"max_length": "Escriba la nota en 300 caracteres como máximo."},
    )

    def __init__(self, motivos: Iterable[Motivo], data: Any = None) -> None:
        super().__init__(data)
        posibles = [motivo.pk for motivo in motivos]
        campo_de_filas(self, "motivo").queryset = Motivo.objects.filter(pk__in=posibles)
