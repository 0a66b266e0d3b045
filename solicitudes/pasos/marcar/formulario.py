"""Which number the exchange is to dial, and which press it is."""

from django import forms

from bluecom.bolivia.campos import CampoTelefono

ELIJA = "Escriba o elija el número que se va a marcar."


class MarcarForm(forms.Form):
    """``telefono``: of the form beside it, as it is written there now."""

    telefono = CampoTelefono(error_messages={"required": ELIJA})
    vez = forms.IntegerField(
        min_value=1,
        max_value=30_000,
        error_messages={
            "required": "Recargue la página y pulse otra vez.",
            "invalid": "Recargue la página y pulse otra vez.",
        },
    )
