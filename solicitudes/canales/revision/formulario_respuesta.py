"""The answer to an observation (11.1)."""

from django import forms

from bluecom.bolivia.campos import CampoTexto


class RespuestaForm(forms.Form):
    """What was done about an observation."""

    respuesta = CampoTexto(
        label="Qué se corrigió",
        max_length=300,
        error_messages={"required": "Diga qué se corrigió."},
    )
