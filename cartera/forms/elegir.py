"""The clients that somebody marked on the list of a portfolio, and for whom they are."""

import re
from typing import Any

from django import forms

from cartera.consultas import asesores_para
from cartera.forms.asignar import NADIE, FormularioCartera

_MARCADO = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})")


class CampoMarcados(forms.Field):
    """``contacto.dueño`` of each, the owner 0 for nobody: whose it was when it was seen."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> dict[int, int | None]:
        hallados = [m for uno in value or [] if (m := _MARCADO.fullmatch(str(uno)))]
        return {int(m[1]): int(m[2]) or None for m in hallados}


class RepartirForm(FormularioCartera):
    """To one asesor, or back to the queue of all with its own button."""

    a = forms.ModelChoiceField(
        label="Asesor",
        queryset=NADIE,
        required=False,
        empty_label="Elija",
        error_messages={"invalid_choice": "Elija a una persona de la lista."},
    )
    de = CampoMarcados(error_messages={"required": "Marque a los clientes en la lista."})
    devolver = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def preparar(self) -> None:
        self._personas("a", asesores_para(self.cartera))

    def clean(self) -> dict[str, Any]:
        datos: dict[str, Any] = super().clean() or {}
        if datos.pop("devolver", False):
            datos["a"] = None
        elif datos.get("a") is None and "a" not in self.errors:
            self.add_error("a", "Elija para quién son.")
        return datos
