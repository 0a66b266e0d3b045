"""What is written beside a sale without changing it."""

from django import forms

from bluecom.bolivia.campos import CampoTexto


class NotaForm(forms.Form):
    """A word to the asesor of the sale; without an observation when it comes from a review."""

    texto = CampoTexto(
        label="Nota para el asesor",
        max_length=300,
        error_messages={
            "required": "Escriba la nota.",
            "max_length": "Escriba la nota en 300 caracteres como máximo.",
        },
    )
