"""Call outcomes are edited here; clients, contacts and calls never are."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from bluecom.cuentas.administracion import AdministracionPorRol
from cartera.models import ResultadoLlamada


@admin.register(ResultadoLlamada)
class ResultadoLlamadaAdmin(AdministracionPorRol):
    list_display = ("codigo", "nombre", "tecla", "efectiva", "venta", "no_llamar", "activo")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Calls were recorded under this code: it stays."""
        return ("codigo",) if obj is not None else ()
