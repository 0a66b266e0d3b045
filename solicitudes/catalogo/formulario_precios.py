"""A price change as an administrator proposes it."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from solicitudes.catalogo.consulta_precios import objeciones
from solicitudes.models import Campania, CondicionComercial, Plan
from solicitudes.reglas.condiciones import CIFRAS


class PropuestaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The figures of a new price, and the day from which it would rule."""

    class Meta:
        model = CondicionComercial
        fields = ("campania", "plan", "vigente_desde", "razon", *CIFRAS, "demo")
        labels: ClassVar = {"demo": "Es un precio DEMO"}
        widgets: ClassVar = {
            "vigente_desde": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }
        help_texts: ClassVar = {
            "vigente_desde": "Desde mañana o después. El precio de ahora termina el día anterior.",
            "razon": "Lo lee quien lo aprueba.",
            "demo": "Desmárquelo solo con un precio que COMTECO haya confirmado.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sin_terminar = Q(vigente_hasta=None) | Q(vigente_hasta__gte=_hoy())
        self.fields["campania"].queryset = Campania.objects.filter(sin_terminar)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["plan"].queryset = Plan.objects.filter(activo=True, producto__activo=True)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["razon"].required = True
        self.fields["vigente_desde"].widget.attrs["min"] = f"{_hoy() + timedelta(days=1):%Y-%m-%d}"

    def clean(self) -> dict[str, Any]:
        """Everything that forbids it, at once."""
        limpio = super().clean() or {}
        if not self.errors:
            razones = objeciones(CondicionComercial(**limpio), _hoy())
            if razones:
                raise ValidationError(razones)
        return limpio

    def cifras(self) -> dict[str, Any]:
        return {cifra: self.cleaned_data[cifra] for cifra in (*CIFRAS, "demo")}


def valores_iniciales(de: CondicionComercial) -> dict[str, Any]:
    """A change starts from the figures of the price that it would follow."""
    return {cifra: getattr(de, cifra) for cifra in (*CIFRAS, "demo")} | {
        "campania": de.campania_id,
        "plan": de.plan_id,
        "vigente_desde": max(de.vigente_desde, _hoy()) + timedelta(days=1),
    }


def _hoy() -> date:
    return hoy(timezone.now())
