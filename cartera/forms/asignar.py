"""Who calls whom: the small forms of a portfolio's page."""

from typing import Any

from django import forms

from bluecom.campos import campo_de_filas, campo_de_opciones
from bluecom.cuentas.models import Usuario
from cartera.consultas import asesores_para, con_clientes_en, por_zona
from cartera.forms.base import ayudante
from cartera.models import Cartera

NADIE = Usuario.objects.none()
_ELIJA = {"required": "Elija a la persona.", "invalid_choice": "Elija a una persona de la lista."}


class FormularioCartera(forms.Form):
    """A form that knows its portfolio."""

    def __init__(self, cartera: Cartera, *args: Any, **kwargs: Any) -> None:
        self.cartera = cartera
        kwargs.setdefault("auto_id", f"id_{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)
        self.helper = ayudante()
        self.preparar()

    def preparar(self) -> None:
        """Choices that depend on the portfolio."""

    def _personas(self, campo: str, personas: Any) -> None:
        campo_de_filas(self, campo).queryset = personas


class AsignarForm(FormularioCartera):
    """By count, by zone, or both; empty means all."""

    a = forms.ModelChoiceField(
        label="Asesor", queryset=NADIE, empty_label="Elija", error_messages=_ELIJA
    )
    zona = forms.ChoiceField(
        label="Zona",
        required=False,
        error_messages={"invalid_choice": "Elija una zona de la lista."},
    )
    cantidad = forms.IntegerField(
        label="Cuántos",
        required=False,
        min_value=1,
        help_text="Vacío: todos.",
        error_messages={
            "invalid": "Escriba cuántos clientes, con cifras.",
            "min_value": "Escriba al menos 1.",
        },
    )

    def preparar(self) -> None:
        self._personas("a", asesores_para(self.cartera))
        libres = [(z["zona"], f"{z['zona']} ({z['libres']} sin asignar)") for z in _zonas(self)]
        campo_de_opciones(self, "zona").choices = [("", "Todas"), *libres]


class MoverForm(FormularioCartera):
    """Everything of an absent person, to another one or back to nobody."""

    de = forms.ModelChoiceField(
        label="Quien no está", queryset=NADIE, empty_label="Elija", error_messages=_ELIJA
    )
    a = forms.ModelChoiceField(
        label="Pasan a",
        queryset=NADIE,
        required=False,
        empty_label="Nadie: vuelven a la cola de todos",
        error_messages=_ELIJA,
    )

    def preparar(self) -> None:
        self._personas("de", con_clientes_en(self.cartera))
        self._personas("a", asesores_para(self.cartera))


class PriorizarForm(FormularioCartera):
    zona = forms.ChoiceField(
        label="Zona", error_messages={"invalid_choice": "Elija una zona de la lista."}
    )
    prioridad = forms.TypedChoiceField(
        label="Se la llama",
        coerce=int,
        choices=[(10, "Antes que las demás"), (0, "En su orden"), (-10, "Después de las demás")],
    )

    def preparar(self) -> None:
        zonas = [(z["zona"], f"{z['zona']} ({z['total']})") for z in _zonas(self)]
        campo_de_opciones(self, "zona").choices = zonas


class AsesoresForm(FormularioCartera):
    asesores = forms.ModelMultipleChoiceField(
        label="Asesores",
        queryset=NADIE,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Sin nadie marcado está abierta a todos los asesores.",
    )

    def preparar(self) -> None:
        self._personas("asesores", asesores_para(self.cartera))
        self.fields["asesores"].initial = list(self.cartera.asesores.values_list("pk", flat=True))


class ActivarForm(forms.Form):
    activa = forms.TypedChoiceField(
        choices=[("si", "si"), ("no", "no")], coerce=lambda valor: valor == "si"
    )


def _zonas(form: FormularioCartera) -> list[dict[str, Any]]:
    return por_zona(form.cartera)
