"""Who gets which extension of the exchange, and until when somebody had it."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.campos import campo_de_filas
from bluecom.cuentas.models import Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from cartera.models.extension import NUMERO_DE_EXTENSION
from cartera.telefonia.extensiones import LAS_TIENEN
from cartera.telefonia.tramos import CIFRAS_DE_INTERNO


def _instante(rotulo: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=rotulo,
        required=False,
        help_text="Vacío: ahora.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Escriba el día y la hora."},
    )


def _razon() -> CampoTexto:
    return CampoTexto(
        label="Por qué",
        required=False,
        max_length=200,
        help_text="Solo si es desde antes de ahora y ya hubo llamadas.",
    )


class InternoForm(forms.Form):
    persona = forms.ModelChoiceField(
        label="Persona",
        queryset=Usuario.objects.none(),
        empty_label="Elija",
        error_messages={
            "required": "Elija a la persona.",
            "invalid_choice": "Elija a una persona de la lista.",
        },
    )
    numero = forms.CharField(
        label="Interno",
        max_length=CIFRAS_DE_INTERNO,
        validators=[NUMERO_DE_EXTENSION],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Escriba el interno."},
    )
    desde = _instante("Desde")
    razon = _razon()

    def __init__(self, quien: Usuario, data: Any = None) -> None:
        super().__init__(data)
        campo_de_filas(self, "persona").queryset = personas_con_interno(quien)


class TerminarForm(forms.Form):
    hasta = _instante("Hasta")
    razon = _razon()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="id_terminar_%s")


def personas_con_interno(quien: Usuario) -> Any:
    """Whoever may speak on one, by name; test people see test people only."""
    personas = Usuario.objects.filter(rol__in=LAS_TIENEN, is_active=True)
    return personas.filter(de_prueba=quien.de_prueba).order_by(*POR_NOMBRE)
