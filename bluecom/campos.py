"""A field by its name, as the kind of field that it was declared to be."""

from typing import Any

from django import forms
from django.db import models


def campo_de_opciones(form: forms.BaseForm, nombre: str) -> forms.ChoiceField:
    """Raises ``TypeError`` when it offers no choices."""
    campo = form.fields[nombre]
    if not isinstance(campo, forms.ChoiceField):
        raise TypeError(f"{nombre} no ofrece opciones")
    return campo


def campo_de_filas(form: forms.BaseForm, nombre: str) -> "forms.ModelChoiceField[Any]":
    """Raises ``TypeError`` when it does not choose among the rows of a table."""
    campo = form.fields[nombre]
    if not isinstance(campo, forms.ModelChoiceField):
        raise TypeError(f"{nombre} no elige entre filas")
    return campo


def columna(modelo: type[models.Model], nombre: str) -> "models.Field[Any, Any]":
    """A plain column; raises ``TypeError`` for a relation seen from its other end."""
    campo = modelo._meta.get_field(nombre)
    if not isinstance(campo, models.Field):
        raise TypeError(f"{nombre} no es una columna")
    return campo


def rotulo(modelo: type[models.Model], nombre: str) -> str:
    """How people call that column."""
    return str(columna(modelo, nombre).verbose_name)
