"""Step 11.1: why an approved folder is opened again, or is not."""

from typing import Any

from django import forms

from bluecom.campos import campo_de_opciones
from solicitudes.models import Motivo, Venta
from solicitudes.puerta.motivo import MotivoForm
from solicitudes.reglas.comprobaciones import items_de_revision


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


class NoReabrirForm(MotivoForm):
    """Why it stays approved."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(Motivo.Ambito.NEGATIVA, data=data)
