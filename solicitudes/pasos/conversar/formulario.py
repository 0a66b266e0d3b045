"""What is written to a client, what is prepared to be written, and where a stranger is filed."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.cuentas.models import Usuario
from solicitudes.models import Venta
from solicitudes.reglas.estados import TERMINADAS

LARGO = 4096


class MensajeForm(forms.Form):
    texto = forms.CharField(
        max_length=LARGO,
        error_messages={
            "required": "Escriba el mensaje.",
            "max_length": f"El mensaje pasa de {LARGO} letras: envíelo en dos.",
        },
    )


class RespuestaForm(forms.Form):
    """A text that is written often; its gaps stand between braces."""

    titulo = CampoTexto(
        label="Título",
        max_length=60,
        error_messages={"required": "Ponga un título, para encontrarla."},
    )
    texto = forms.CharField(
        label="Texto",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Escriba el texto."},
    )


class ArchivarForm(forms.Form):
    """The sale to which a stranger's messages go, by its number."""

    venta = forms.IntegerField(
        min_value=1,
        max_value=10**12,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Escriba el número de la venta."
        ),
    )

    def __init__(self, usuario: Usuario, *args: Any, **kwargs: Any) -> None:
        """Only a sale in progress that this person reads."""
        super().__init__(*args, **kwargs)
        self.usuario = usuario

    def clean_venta(self) -> Venta:
        visibles = Venta.objects.visibles_para(self.usuario).exclude(estado__in=TERMINADAS)
        venta: Venta | None = visibles.filter(pk=self.cleaned_data["venta"]).first()
        if venta is None:
            raise forms.ValidationError("No hay una venta en curso con ese número a su alcance.")
        return venta
