"""What the administrator types for Annex 2: a new version, and what COMTECO approved."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.vigencias.formularios import CALENDARIO
from solicitudes.textos.aprobaciones import Carta


class PlantillaGlosaForm(forms.Form):
    """The text with its slots, from what day and why; ``glosas.objeciones`` judges the text."""

    texto = forms.CharField(
        label="Texto, con los huecos entre llaves",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false", "class": "texto-plantilla"}),
        help_text="{hueco}: lo llena la venta. [ … ]: se omite si su hueco no tiene dato.",
        error_messages={"required": "Escriba el texto de la glosa."},
    )
    vigente_desde = forms.DateField(
        label="Vigente desde",
        widget=CALENDARIO,
        help_text="Desde mañana. Las ventas ya glosadas conservan su texto.",
        error_messages={"required": "Escriba desde qué día rige: mañana o después."},
    )
    razon = CampoTexto(
        label="Por qué cambia",
        max_length=200,
        error_messages={"required": "Escriba por qué cambia el texto."},
    )


class CartaForm(forms.Form):
    """Who at COMTECO approved, when, and in which letter."""

    aprobada_por = CampoTexto(
        label="Quién aprobó, en COMTECO",
        max_length=120,
        error_messages={"required": "Escriba quién aprobó en COMTECO: nombre y cargo."},
    )
    aprobada_el = forms.DateField(
        label="Fecha de la carta",
        widget=CALENDARIO,
        error_messages={"required": "Escriba la fecha de la carta."},
    )
    referencia = CampoTexto(
        label="Referencia de la carta",
        max_length=80,
        error_messages={"required": "Escriba la referencia de la carta, por ejemplo su número."},
    )

    def carta(self) -> Carta:
        return Carta(**self.cleaned_data)


class RetiroForm(forms.Form):
    """Why an approval is taken back."""

    razon = CampoTexto(
        label="Por qué se retira",
        max_length=200,
        error_messages={"required": "Escriba por qué se retira la aprobación."},
    )


def sentencias(form: Any) -> list[str]:
    """Every error of a short form, to be shown as messages."""
    return [str(error) for errores in form.errors.values() for error in errores]
