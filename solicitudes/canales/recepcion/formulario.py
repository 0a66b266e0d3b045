"""What is typed at the counter: how many were counted, and why a folder came without its acta."""

from django import forms
from django.db.models import QuerySet

from bluecom.bolivia.errores import DatoInvalido
from solicitudes.models import Motivo


class CuentaForm(forms.Form):
    """How many folders without a mark a person has before him."""

    contadas = forms.IntegerField(
        label="Cuente las que no tienen marca",
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
        error_messages={
            "invalid": "Escriba con cifras cuántas carpetas contó.",
            "min_value": "Escriba con cifras cuántas carpetas contó.",
            "max_value": "Escriba con cifras cuántas carpetas contó.",
        },
    )


def motivos_de_extra() -> QuerySet[Motivo]:
    return Motivo.objects.filter(ambito=Motivo.Ambito.EXTRA, activo=True)


def motivo_elegido(enviado: str) -> Motivo:
    """Raises ``DatoInvalido``."""
    pk = int(enviado) if enviado.isascii() and enviado.isdecimal() and len(enviado) < 19 else 0
    motivo = motivos_de_extra().filter(pk=pk).first()
    if motivo is None:
        raise DatoInvalido("Elija por qué vino la carpeta sin estar en el acta.")
    return motivo
