"""The catalogue of states: nothing is deleted, and a code never changes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from bluecom.cuentas.administracion import AdministracionPorRol
from bluecom.presencia.models import EstadoAsesor


@admin.register(EstadoAsesor)
class EstadoAsesorAdmin(AdministracionPorRol):
    list_display = ("codigo", "nombre", "tecla", "limite", "activo")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("codigo",) if obj is not None else ()
