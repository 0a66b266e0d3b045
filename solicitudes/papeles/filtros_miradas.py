"""Whose looks, and at which sale, in the address of the page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q

from bluecom.listados.filtros import Filtros, elegir


class MiradasForm(Filtros):
    """A person, a sale."""

    quien = elegir("Quién")
    venta = forms.IntegerField(
        label="Venta",
        required=False,
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.TextInput({"class": "form-control", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Escriba el número de una venta."
        ),
    )

    def __init__(self, datos: Mapping[str, Any], *, personas: Mapping[int, str]) -> None:
        super().__init__(datos)
        self.poner("quien", "Todos", {str(pk): nombre for pk, nombre in personas.items()})

    def condicion(self) -> Q:
        """The looks that were asked for; only of a valid form."""
        dicho, condicion = self.cleaned_data, Q()
        if dicho["quien"]:
            condicion &= Q(usuario=int(dicho["quien"]))
        if dicho["venta"]:
            condicion &= Q(carpeta__venta=dicho["venta"])
        return condicion
