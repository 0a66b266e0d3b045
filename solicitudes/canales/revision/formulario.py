"""Step 11.1: the reviewer's observation, note and request to open a folder again."""

from collections.abc import Iterable
from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.campos import campo_de_filas, campo_de_opciones
from solicitudes.models import Motivo, Venta
from solicitudes.puerta.motivo import MotivoForm
from solicitudes.reglas.comprobaciones import items_de_revision


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


class ReaperturaForm(MotivoForm):
    """Why an approved folder is opened again, and what of it must be looked at."""

    item = forms.ChoiceField(
        label="Qué hay que corregir", error_messages={"required": "Elija qué hay que corregir."}
    )
    field_order = ("motivo", "item", "nota")

    def __init__(self, venta: Venta, data: Any = None) -> None:
        super().__init__(Motivo.Ambito.REAPERTURA, data=data)
        items = items_de_revision(venta)
        campo_de_opciones(self, "item").choices = [
            ("", "Elija el ítem"),
            *((codigo, item.nombre) for codigo, item in items.items()),
        ]
