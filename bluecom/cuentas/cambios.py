"""What a form changed, as the log keeps it: codes, figures and texts of the catalogue."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model
from django.forms import BaseForm


def valores_cambiados(form: BaseForm) -> tuple[dict[str, Any], dict[str, Any]]:
    """Each changed field with its value before, and after."""
    campos = [campo for campo in form.changed_data if campo in form.cleaned_data]
    antes = {campo: _en_codigo(form.initial.get(campo)) for campo in campos}
    return antes, {campo: _en_codigo(form.cleaned_data[campo]) for campo in campos}


def _en_codigo(valor: Any) -> Any:
    """A row by its key, a day by its ISO date, a figure by its digits; several, in order."""
    if valor is None or isinstance(valor, bool | int | str):
        return valor
    if isinstance(valor, Model):
        return valor.pk
    if isinstance(valor, date):
        return valor.isoformat()
    if isinstance(valor, Iterable):
        return sorted((_en_codigo(uno) for uno in valor), key=str)
    return str(valor)
