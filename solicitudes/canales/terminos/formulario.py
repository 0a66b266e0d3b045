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
    """The terms went by WhatsApp or on paper, or go by WhatsApp now; and why."""

    ENVIAR = "ENVIAR"
    HECHOS = (
        (Mensaje.Canal.WHATSAPP.value, "Ya se entregaron por WhatsApp"),
        (Mensaje.Canal.PAPEL.value, "Ya se entregaron en papel"),
    )
    canal = forms.ChoiceField(
        label="Medio",
        choices=HECHOS,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija por qué medio.", "invalid_choice": "Elija el medio."},
    )
    motivo = forms.ModelChoiceField(
        label="Motivo",
        queryset=Motivo.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Elija el motivo."},
    )

    visto = forms.CharField(required=False, max_length=8)

    def __init__(self, data: Any = None, *, se_envia: bool = False) -> None:
        """``se_envia``: the system may send the PDF itself now."""
        super().__init__(data)
        canal = self.fields["canal"]
        assert isinstance(canal, forms.ChoiceField)
        if se_envia:
            canal.choices = [(self.ENVIAR, "Enviar el PDF por WhatsApp ahora"), *self.HECHOS]
        motivos = Motivo.objects.filter(ambito=Motivo.Ambito.CANAL, activo=True)
        campo_de_filas(self, "motivo").queryset = motivos
