"""What is asked of the log, in the address of the page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q

from bluecom.bitacora.vocabulario import Cosa, actos, cosa_de
from bluecom.listados.filtros import Filtros, dia, elegir, entre_dias

_CADENA = r"\A[a-z_]+:[^\x00-\x1f]+\Z"


class FiltrosForm(Filtros):
    """Who, what kind of thing, which act, which days, one chain."""

    quien = elegir("Quién")
    cosa = elegir("De qué")
    acto = elegir("Acto")
    desde = dia("Desde")
    hasta = dia("Hasta")
    cadena = forms.RegexField(
        _CADENA,
        label="Historia de",
        required=False,
        max_length=60,
        widget=forms.TextInput(
            {"class": "form-control", "placeholder": "venta:42", "autocomplete": "off"}
        ),
        error_messages={"invalid": "Escriba la cadena entera, por ejemplo venta:42."},
    )

    def __init__(
        self, datos: Mapping[str, Any], *, cosas: Iterable[Cosa], personas: Mapping[int, str]
    ) -> None:
        super().__init__(datos)
        self._visibles = {cosa.codigo: cosa.nombre for cosa in cosas}
        self.poner("quien", "Todos", {str(pk): nombre for pk, nombre in personas.items()})
        self.poner("cosa", "Todo", self._visibles)
        self.poner("acto", "Todos", actos())

    def clean_cadena(self) -> str:
        cadena = str(self.cleaned_data["cadena"])
        cosa = cosa_de(cadena)
        if cadena and (cosa is None or cosa.codigo not in self._visibles):
            raise forms.ValidationError("No hay ninguna cadena de esas que usted pueda leer.")
        return cadena

    def condicion(self) -> Q:
        """The acts that this person reads and that were asked for; only of a valid form."""
        dicho = self.cleaned_data
        condicion = Q(cosa__in=[dicho["cosa"]] if dicho["cosa"] else list(self._visibles))
        if dicho["quien"]:
            condicion &= Q(actor=int(dicho["quien"]))
        if dicho["acto"]:
            condicion &= Q(tipo=dicho["acto"])
        if dicho["cadena"]:
            condicion &= Q(cadena=dicho["cadena"])
        return condicion & entre_dias("instante", dicho["desde"], dicho["hasta"])
