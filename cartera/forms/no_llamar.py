"""Lifting a do-not-call: why, and where it stands that the client asked for it."""

from django import forms

from bluecom.bolivia.campos import CampoTexto


class LevantarForm(forms.Form):
    razon = CampoTexto(
        label="Por qué se levanta",
        max_length=200,
        error_messages={"required": "Escriba por qué se levanta."},
    )
    evidencia = CampoTexto(
        label="Dónde consta",
        max_length=200,
        help_text="La carta, el correo o la grabación en que el cliente lo pidió.",
        error_messages={"required": "Escriba dónde consta que el cliente lo pidió."},
    )
