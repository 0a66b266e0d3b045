"""The request number, which steps 7, 8 and 9 ask for."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from bluecom.bolivia.texto import tecleado
from solicitudes.models import Venta
from solicitudes.pasos.formulario import FormularioPaso

NUMERO_SMARTFLEX = re.compile(r"[0-9]{4,12}")


class CampoNumeroSmartflex(forms.CharField):
    """The request number that Smartflex gives: digits only."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "N° de solicitud en Smartflex")
        adorno = {"inputmode": "numeric", "autocomplete": "off", "data-fin-de-hoja": True}
        kwargs.setdefault("widget", forms.TextInput(attrs=adorno))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        numero = tecleado(super().clean(value)).replace(" ", "")
        if numero and not NUMERO_SMARTFLEX.fullmatch(numero):
            raise ValidationError("El número de Smartflex son solo cifras, de 4 a 12.")
        return str(numero)


class ConNumero(FormularioPaso):
    """Steps 7, 8 and 9 ask for the request number; another sale's is refused beside it."""

    def clean_numero_smartflex(self) -> str:
        numero = str(self.cleaned_data["numero_smartflex"])
        otras = Venta.objects.exclude(pk=self.venta.pk)
        suyo = numero and not self.venta.de_practica
        if suyo and otras.filter(numero_smartflex=numero).exists():
            raise ValidationError("Ese número ya pertenece a otra venta: revíselo en Smartflex.")
        return numero
