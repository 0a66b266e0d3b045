"""What a list is asked, in the address of its page: each field may be left out."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import Q

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ

_PRIMER_ANO, _ULTIMO_ANO = 2000, 2199


def elegir(nombre: str) -> forms.ChoiceField:
    """One of a list that the form fills, or none."""
    return forms.ChoiceField(
        label=nombre,
        required=False,
        widget=forms.Select({"class": "form-select"}),
        error_messages={"invalid_choice": "Elija uno de la lista."},
    )


class Dia(forms.DateField):
    """A day of the years that this house may speak of."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not _PRIMER_ANO <= value.year <= _ULTIMO_ANO:
            raise forms.ValidationError("Elija un día entre los años 2000 y 2199.")


def dia(nombre: str) -> Dia:
    """A day, or none."""
    return Dia(
        label=nombre,
        required=False,
        widget=forms.DateInput({"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )


class Filtros(forms.Form):
    """What a page may be asked: each field may be left out."""

    def __init__(self, datos: Mapping[str, Any]) -> None:
        super().__init__(datos, auto_id="filtro-%s")

    def pedidos(self) -> dict[str, str]:
        """What was asked, as the address keeps it; only of a valid form."""
        return {campo: str(valor) for campo, valor in self.cleaned_data.items() if valor}

    def poner(self, campo: str, ninguno: str, opciones: Mapping[str, str]) -> None:
        """The list of a field made by ``elegir``."""
        elegir = self.fields[campo]
        assert isinstance(elegir, forms.ChoiceField)
        elegir.choices = [("", ninguno), *opciones.items()]

    def exigidos(self) -> dict[str, str]:
        """What was asked. Raises ``DatoInvalido`` with the first thing that is wrong."""
        if not self.is_valid():
            raise DatoInvalido(
                next(str(error) for suyos in self.errors.values() for error in suyos)
            )
        return self.pedidos()


def entre_dias(campo: str, desde: date | None, hasta: date | None) -> Q:
    """The rows whose instant ``campo`` is of these days of La Paz, both included."""
    condicion = Q()
    if desde:
        condicion &= Q((f"{campo}__gte", datetime.combine(desde, time(), LA_PAZ)))
    if hasta:
        condicion &= Q((f"{campo}__lte", datetime.combine(hasta, time.max, LA_PAZ)))
    return condicion
