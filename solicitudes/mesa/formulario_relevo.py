"""Who takes over what, and from which day to which somebody is away."""

from typing import Any

from django import forms

from bluecom.cuentas.models import Ausencia, Usuario
from solicitudes.mesa.formulario_reasignar import asesores_de
from solicitudes.mesa.relevo import CUALES
from solicitudes.models import Motivo
from solicitudes.puerta.motivo import MotivoForm

_DIA = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RelevoForm(MotivoForm):
    """What passes to whom, with its coded reason."""

    a = forms.ModelChoiceField(
        label="Pasan a",
        queryset=Usuario.objects.none(),
        required=False,
        empty_label="Nadie: clientes y rellamadas vuelven a la cola de todos",
        error_messages={"invalid_choice": "Elija a una persona de la lista."},
    )
    cuales = forms.MultipleChoiceField(
        label="Qué se pasa",
        choices=CUALES,
        initial=[codigo for codigo, _ in CUALES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marque al menos una cosa."},
    )
    field_order = ("a", "cuales", "motivo")

    def __init__(self, quien: Usuario, de: Usuario, data: Any = None) -> None:
        super().__init__(Motivo.Ambito.REASIGNACION, data=data)
        del self.fields["nota"]
        self.fields["a"].queryset = asesores_de(quien).exclude(pk=de.pk)  # type: ignore[attr-defined]


class AusenciaForm(forms.Form):
    """From which day to which, both included, and why."""

    desde = forms.DateField(
        widget=_DIA,
        error_messages={"required": "Escriba el primer día.", "invalid": "Elija el día."},
    )
    hasta = forms.DateField(
        label="Hasta, incluido",
        widget=_DIA,
        error_messages={"required": "Escriba el último día.", "invalid": "Elija el día."},
    )
    motivo = forms.ChoiceField(label="Motivo", choices=Ausencia.Motivo.choices)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="id_ausencia_%s")  # it stands beside the one above
