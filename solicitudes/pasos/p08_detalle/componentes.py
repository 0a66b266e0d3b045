"""Fields that follow the product's structure (8.2)."""

from django import forms
from django.core.exceptions import ValidationError

from solicitudes.models import EstructuraProducto
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.reglas.estructura import objecion_de_puntos


class ConPuntos(FormularioPaso):
    """Steps 5 and 8 ask for the points, only where the product can have several."""

    puntos = forms.IntegerField(label="Puntos", min_value=1, required=False, initial=1)

    def preparar(self) -> None:
        maximo = self.venta.oferta.producto.puntos_maximo
        self.fields["puntos"].help_text = f"hasta {maximo}"
        if maximo == 1:
            self.fields["puntos"].widget = forms.HiddenInput()

    def clean_puntos(self) -> int:
        puntos = int(self.cleaned_data["puntos"] or 1)
        for razon in objecion_de_puntos(self.venta.oferta.producto, puntos, ya=self.puntos_ya()):
            raise ValidationError(razon)
        return puntos

    def puntos_ya(self) -> int | None:
        """The points that this step already recorded."""
        return None


def campo_de_celda(celda: EstructuraProducto, cantidad: int) -> forms.IntegerField:
    """How many of one component; what is asked and how much is admitted is said beside it."""
    return forms.IntegerField(
        label=str(celda.componente),
        min_value=0,
        max_value=celda.maximo,
        required=False,
        initial=cantidad,
        help_text="obligatorio" if celda.obligatorio else f"hasta {celda.maximo}",
        error_messages={
            "invalid": f"{celda.componente}: escriba cuántos, en números (8.2).",
            "min_value": f"{celda.componente}: escriba cuántos, desde 0 (8.2).",
            "max_value": f"{celda.componente}: como máximo {celda.maximo} (8.2).",
        },
    )
