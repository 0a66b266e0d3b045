"""A line of the plan of a month."""

from typing import Any

from django import forms

from bluecom.cuentas.models import Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from indicadores.cierre.plan import LETRAS, RESPONDEN

_CAJA = {"class": "form-control", "maxlength": LETRAS[1], "autocomplete": "off"}


class AccionForm(forms.Form):
    """The lengths are asked by ``planear``, in a sentence for each."""

    causa = forms.CharField(label="Qué lo causó", widget=forms.TextInput(_CAJA))
    accion = forms.CharField(label="Qué se hará", widget=forms.TextInput(_CAJA))
    responsable = forms.ModelChoiceField(
        Usuario.objects.none(),
        label="Quién responde",
        empty_label="Elija quién",
        widget=forms.Select({"class": "form-select"}),
    )
    para = forms.DateField(
        label="Hasta cuándo",
        widget=forms.DateInput({"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quien = self.fields["responsable"]
        assert isinstance(quien, forms.ModelChoiceField)
        quien.queryset = Usuario.objects.filter(
            rol__in=RESPONDEN, is_active=True, de_prueba=False
        ).order_by(*POR_NOMBRE)
