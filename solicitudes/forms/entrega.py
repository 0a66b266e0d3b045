"""Step 11: which folders go in one acta; and whose sales go to whom."""

from typing import Any

from django import forms

from bluecom.cuentas.models import Rol, Usuario
from solicitudes.forms.verificacion import MotivoForm
from solicitudes.models import Motivo


class EntregaForm(forms.Form):
    """The ticked folders, in the order in which they are listed."""

    venta = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={
            "required": "Marque al menos una carpeta impresa para entregar.",
            "invalid_choice": "Una de las carpetas ya no está por entregar: vuelva a marcarlas.",
        },
    )

    def __init__(self, ventas: list[int], data: Any = None) -> None:
        super().__init__(data)
        self.fields["venta"].choices = [(pk, str(pk)) for pk in ventas]  # type: ignore[attr-defined]

    def elegidas(self) -> list[int]:
        return list(self.cleaned_data["venta"])


class ReasignarForm(MotivoForm):
    """The asesor who gets the sale, and the coded reason."""

    a = forms.ModelChoiceField(
        label="Asignar a",
        queryset=Usuario.objects.none(),
        empty_label="Elija al asesor",
        error_messages={"required": "Elija al asesor que recibe la venta."},
    )
    field_order = ("a", "motivo", "nota")

    def __init__(self, quien: Usuario, *, menos: int | None = None, data: Any = None) -> None:
        super().__init__(Motivo.Ambito.REASIGNACION, data=data)
        del self.fields["nota"]
        asesores = asesores_de(quien).exclude(pk=menos or 0)
        self.fields["a"].queryset = asesores  # type: ignore[attr-defined]


def asesores_de(quien: Usuario) -> Any:
    """Active asesores, by name; test people see test people only."""
    return Usuario.objects.filter(
        rol=Rol.ASESOR, is_active=True, de_prueba=quien.de_prueba
    ).order_by("first_name", "last_name")
