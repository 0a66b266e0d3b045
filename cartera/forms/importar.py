"""Bring a portfolio's file (1)."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from bluecom.bolivia.campos import CampoTexto
from cartera.forms.base import ayudante


class ImportarForm(forms.Form):
    """One file and the name of the portfolio that it makes or renews."""

    archivo = forms.FileField(
        label="Archivo de la cartera",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,text/csv"}),
        help_text="El que exporta COMTECO: CSV (punto y coma, coma o tabulador) o Excel (.xlsx).",
        error_messages={"required": "Elija el archivo de la cartera."},
    )
    nombre = CampoTexto(
        label="Nombre de la cartera",
        max_length=80,
        widget=forms.TextInput(attrs={"list": "carteras-conocidas", "autocomplete": "off"}),
        help_text="Un nombre nuevo, o el de una cartera que ya está: se actualiza.",
        error_messages={
            "required": "Escriba el nombre de la cartera.",
            "max_length": "Escriba un nombre de hasta 80 letras.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = ayudante()

    def clean_archivo(self) -> "UploadedFile[Any]":
        archivo: UploadedFile[Any] = self.cleaned_data["archivo"]
        if (archivo.size or 0) > settings.TAMANO_MAXIMO_ARCHIVO:
            megas = settings.TAMANO_MAXIMO_ARCHIVO // (1024 * 1024)
            raise ValidationError(f"El archivo pasa de {megas} MB: divídalo en dos o más.")
        return archivo
