"""What may be changed of a callback: its hour, whose it is, or that it is made at all."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.cuentas.models import Usuario
from cartera.consultas import asesores_para
from cartera.models import Rellamada


class HoraForm(forms.Form):
    cuando = forms.DateTimeField(
        label="Llamar el",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": "Escriba el día y la hora de la rellamada.",
            "invalid": "Escriba el día y la hora de la rellamada.",
        },
    )

    def __init__(self, rellamada: Rellamada, data: Any = None) -> None:
        super().__init__(data, initial={"cuando": rellamada.cuando})


class PasarForm(forms.Form):
    a = forms.ModelChoiceField(
        label="Pasar a",
        queryset=Usuario.objects.none(),
        required=False,
        empty_label="Cualquier asesor",
        error_messages={"invalid_choice": "Elija a una persona de la lista."},
    )

    def __init__(self, rellamada: Rellamada, data: Any = None) -> None:
        super().__init__(data)
        personas = asesores_para(rellamada.contacto.cartera).exclude(pk=rellamada.para_id or 0)
        self.fields["a"].queryset = personas  # type: ignore[attr-defined]  # a ModelChoiceField


class AnularForm(forms.Form):
    motivo = CampoTexto(
        label="Por qué",
        max_length=200,
        error_messages={"required": "Escriba por qué se anula la rellamada."},
    )

    def __init__(self, rellamada: Rellamada, data: Any = None) -> None:
        super().__init__(data)
