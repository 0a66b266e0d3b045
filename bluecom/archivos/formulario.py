"""Bring one file of a kind."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from bluecom.archivos.caras import Cara
from bluecom.bolivia.campos import CampoTexto


class ArchivoForm(forms.Form):
    """The file; the name of what it fills and how far its rows are compared, where it has them."""

    archivo = forms.FileField(
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,text/csv"}),
        error_messages={"required": "Elija el archivo."},
    )

    def __init__(self, cara: Cara, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cara = cara
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.fields["archivo"].label = cara.etiqueta
        if not cara.libros:
            self.fields["archivo"].widget.attrs["accept"] = ".csv,.txt,text/csv"
        formatos = "CSV (punto y coma, coma o tabulador)"
        if cara.libros:
            formatos += " o Excel (.xlsx)"
        self.fields["archivo"].help_text = (
            f"{cara.de_donde}: {formatos}, de hasta {_megas()} MB. Uno más grande lo carga quien "
            f"administra el servidor, con «manage.py importar {cara.tipo}»."
        )
        if cara.pide_nombre:
            self.fields["nombre"] = CampoTexto(
                label=cara.pide_nombre.etiqueta,
                max_length=80,
                widget=forms.TextInput(attrs={"list": "conocidos", "autocomplete": "off"}),
                help_text=cara.pide_nombre.ayuda,
                error_messages={
                    "required": cara.pide_nombre.falta,
                    "max_length": "Escriba un nombre de hasta 80 letras.",
                },
            )

        if pide := cara.pide_alcance:
            self.fields["alcance"] = forms.ChoiceField(
                label=pide.etiqueta,
                choices=list(pide.opciones),
                initial=pide.opciones[0][0],
                required=False,
                help_text=pide.ayuda,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Elija uno de la lista."},
            )

    def clean_archivo(self) -> "UploadedFile[Any]":
        archivo: UploadedFile[Any] = self.cleaned_data["archivo"]
        if (archivo.size or 0) > settings.TAMANO_MAXIMO_ARCHIVO:
            raise ValidationError(
                f"El archivo pasa de {_megas()} MB: divídalo en dos o más, o pida que lo carguen "
                f"en el servidor con «manage.py importar {self.cara.tipo}»."
            )
        return archivo


def _megas() -> int:
    return int(settings.TAMANO_MAXIMO_ARCHIVO) // (1024 * 1024)
