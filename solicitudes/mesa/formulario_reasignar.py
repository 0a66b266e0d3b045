"""Whose sales go to whom."""

from typing import Any

from django import forms

from bluecom.campos import campo_de_filas
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from solicitudes.models import Motivo
from solicitudes.puerta.motivo import MotivoForm


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
        campo_de_filas(self, "a").queryset = asesores


def asesores_de(quien: Usuario) -> Any:
    """Active asesores, by name; test people see test people only."""
    return Usuario.objects.filter(
        rol=Rol.ASESOR, is_active=True, de_prueba=quien.de_prueba
    ).order_by(*POR_NOMBRE)
