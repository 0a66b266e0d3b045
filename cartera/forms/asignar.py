"""Who calls whom: the small forms of a portfolio's page."""

from functools import cached_property
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

    def __init__(
        self, cartera: Cartera, *args: Any, zonas: list[dict[str, Any]] | None = None, **kwargs: Any
    ) -> None:
        """``zonas``: as ``por_zona`` has them, for who asked already."""
        self.cartera = cartera
        self._zonas = zonas
        kwargs.setdefault("auto_id", f"id_{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)
        self.helper = ayudante()
        self.preparar()

    def preparar(self) -> None:
        """Choices that depend on the portfolio."""

    @cached_property
    def zonas(self) -> list[dict[str, Any]]:
        return por_zona(self.cartera) if self._zonas is None else self._zonas

    def _personas(self, campo: str, personas: Any) -> None:
        campo_de_filas(self, campo).queryset = personas


class _CuantosYDonde(FormularioCartera):
    """By count, by zone, or both; empty means all."""

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
        campo_de_opciones(self, "zona").choices = [("", "Todas"), *map(self.de_zona, self.zonas)]

    def de_zona(self, zona: dict[str, Any]) -> tuple[str, str]:
        """How a zone is offered."""
        return zona["zona"], zona["zona"]


class AsignarForm(_CuantosYDonde):
    """Clients that are nobody's, to one asesor."""

    a = forms.ModelChoiceField(
        label="Asesor", queryset=NADIE, empty_label="Elija", error_messages=_ELIJA
    )
    field_order = ("a",)

    def preparar(self) -> None:
        super().preparar()
        self._personas("a", asesores_para(self.cartera))

    def de_zona(self, zona: dict[str, Any]) -> tuple[str, str]:
        return zona["zona"], f"{zona['zona']} ({zona['libres']} sin asignar)"


class MoverForm(_CuantosYDonde):
    """Clients of one person, absent or not, to another one or back to nobody."""

    de = forms.ModelChoiceField(
        label="De", queryset=NADIE, empty_label="Elija", error_messages=_ELIJA
    )
    a = forms.ModelChoiceField(
        label="Pasan a",
        queryset=NADIE,
        required=False,
        empty_label="Nadie: vuelven a la cola de todos",
        error_messages=_ELIJA,
    )
    field_order = ("de", "a")

    def preparar(self) -> None:
        super().preparar()
        self._personas("de", con_clientes_en(self.cartera))
        self._personas("a", asesores_para(self.cartera))


class PriorizarForm(FormularioCartera):
    """Neither is chosen beforehand: Enter in it would move the first zone of the alphabet."""

    zona = forms.ChoiceField(
        label="Zona",
        error_messages={
            "required": "Elija la zona.",
            "invalid_choice": "Elija una zona de la lista.",
        },
    )
    prioridad = forms.TypedChoiceField(
        label="Se la llama",
        coerce=int,
        choices=[
            ("", "Elija"),
            (10, "Antes que las demás"),
            (0, "En su orden"),
            (-10, "Después de las demás"),
        ],
        error_messages={"required": "Elija cuándo se la llama."},
    )

    def preparar(self) -> None:
        zonas = [("", "Elija"), *((z["zona"], f"{z['zona']} ({z['total']})") for z in self.zonas)]
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
