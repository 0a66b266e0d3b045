"""What is asked of the log, in the address of the page."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import Q

from bluecom.bitacora.vocabulario import Cosa, actos, cosa_de
from bluecom.bolivia.fechas import LA_PAZ

_CADENA = r"\A[a-z_]+:[^\x00-\x1f]+\Z"
_PRIMER_ANO, _ULTIMO_ANO = 2000, 2199


def elegir(nombre: str) -> forms.ChoiceField:
    """One of a list that the form fills, or none."""
    return forms.ChoiceField(
        label=nombre,
        required=False,
        widget=forms.Select({"class": "form-select"}),
        error_messages={"invalid_choice": "Elija uno de la lista."},
    )


def _dia(nombre: str) -> forms.DateField:
    return forms.DateField(
        label=nombre,
        required=False,
        widget=forms.DateInput({"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )


class Filtros(forms.Form):
    """What a page of the log may be asked: each field may be left out."""

    def __init__(self, datos: Mapping[str, Any]) -> None:
        super().__init__(datos, auto_id="filtro-%s")

    def pedidos(self) -> dict[str, str]:
        """What was asked, as the address and the log keep it; only of a valid form."""
        return {campo: str(valor) for campo, valor in self.cleaned_data.items() if valor}

    def poner(self, campo: str, ninguno: str, opciones: Mapping[str, str]) -> None:
        """The list of a field made by ``elegir``."""
        elegir = self.fields[campo]
        assert isinstance(elegir, forms.ChoiceField)
        elegir.choices = [("", ninguno), *opciones.items()]


class FiltrosForm(Filtros):
    """Who, what kind of thing, which act, which days, one chain."""

    quien = elegir("Quién")
    cosa = elegir("De qué")
    acto = elegir("Acto")
    desde = _dia("Desde")
    hasta = _dia("Hasta")
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

    def clean_desde(self) -> date | None:
        return _dia_posible(self.cleaned_data["desde"])

    def clean_hasta(self) -> date | None:
        return _dia_posible(self.cleaned_data["hasta"])

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
        if dicho["desde"]:
            condicion &= Q(instante__gte=datetime.combine(dicho["desde"], time(), LA_PAZ))
        if dicho["hasta"]:
            condicion &= Q(instante__lte=datetime.combine(dicho["hasta"], time.max, LA_PAZ))
        return condicion


def _dia_posible(dia: date | None) -> date | None:
    if dia and not _PRIMER_ANO <= dia.year <= _ULTIMO_ANO:
        raise forms.ValidationError("Elija un día entre los años 2000 y 2199.")
    return dia
