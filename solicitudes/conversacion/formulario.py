"""What is written beside a sale without changing it."""

from django import forms

from bluecom.bolivia.campos import CampoTexto


class NotaForm(forms.Form):
    """A word to who is at the other side of a sale; without an observation from its review."""

    texto = CampoTexto(
        label="Nota para el asesor",
        max_length=300,
        error_messages={
            "required": "Escriba la nota.",
            "max_length": "Escriba la nota en 300 caracteres como máximo.",
        },
    )
