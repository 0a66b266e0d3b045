"""Step 11.2: the address of the terms e-mail, and their delivery by another channel."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoCorreo
from bluecom.campos import campo_de_filas
from solicitudes.models import Mensaje, Motivo


class CorreoForm(forms.Form):
    """The client's address as it should be."""

    correo = CampoCorreo(
        label="Correo del cliente",
        error_messages={
            "required": "Escriba la dirección de correo del cliente.",
            "invalid": "Escriba una dirección completa, por ejemplo maria@correo.com.",
        },
    )
    visto = forms.CharField(required=False, max_length=8)


class OtroMedioForm(forms.Form):
    """The terms went by WhatsApp or on paper, and why."""

    canal = forms.ChoiceField(
        label="Entregados por",
        choices=[
            ("", "Elija el medio"),
            (Mensaje.Canal.WHATSAPP, "WhatsApp"),
            (Mensaje.Canal.PAPEL, "Papel"),
        ],
        error_messages={"required": "Elija por qué medio se entregaron."},
    )
    motivo = forms.ModelChoiceField(
        label="Motivo",
        queryset=Motivo.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Elija el motivo."},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        motivos = Motivo.objects.filter(ambito=Motivo.Ambito.CANAL, activo=True)
        campo_de_filas(self, "motivo").queryset = motivos
