"""Plans and structure as an administrator edits them: only what is to come."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from solicitudes.models import EstructuraProducto, Plan, Tecnologia

DE_LA_FILA = (
    "producto",
    "tecnologia",
    "componente",
    "plan",
    "usual",
    "obligatorio",
    "maximo",
    "vigente_desde",
    "demo",
)


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The technologies of a plan, each with its box."""

    tecnologias = forms.MultipleChoiceField(
        label="Tecnologías", choices=Tecnologia.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Plan
        fields = ("producto", "codigo", "nombre", "tecnologias", "activo", "demo")


class EstructuraForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A row that has started only gets its last day; what changes is another row."""

    class Meta:
        model = EstructuraProducto
        fields = (*DE_LA_FILA, "vigente_hasta")
        help_texts: ClassVar = {"vigente_desde": "Desde hoy o después."}

    def clean_vigente_desde(self) -> date:
        desde: date = self.cleaned_data["vigente_desde"]
        if "vigente_desde" in self.changed_data and desde < _hoy():
            raise forms.ValidationError("Los días pasados ya se usaron: escriba hoy o después.")
        return desde

    def clean_vigente_hasta(self) -> date | None:
        hasta: date | None = self.cleaned_data["vigente_hasta"]
        if "vigente_hasta" in self.changed_data and hasta and hasta < _hoy():
            raise forms.ValidationError("Los días pasados ya se usaron: ciérrela hoy o después.")
        return hasta


def ya_empezo(fila: EstructuraProducto | None) -> bool:
    """Sales may have been detailed by it."""
    return fila is not None and fila.pk is not None and fila.vigente_desde <= _hoy()


def valores_de_la_fila(fila: EstructuraProducto) -> dict[str, Any]:
    """Another row begins with the values of this one, from today."""
    return {campo: getattr(fila, campo) for campo in DE_LA_FILA} | {"vigente_desde": _hoy()}


def _hoy() -> date:
    return hoy(timezone.now())
