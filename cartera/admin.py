"""Call outcomes are edited here; clients, contacts and calls never are."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from bluecom.cuentas.models import Rol, Usuario
from cartera.models import ResultadoLlamada


@admin.register(ResultadoLlamada)
class ResultadoLlamadaAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    list_display = ("codigo", "nombre", "tecla", "efectiva", "venta", "no_llamar", "activo")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Calls were recorded under this code: it stays."""
        return ("codigo",) if obj is not None else ()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _administra(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _administra(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _administra(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _administra(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _administra(request: HttpRequest) -> bool:
    return isinstance(request.user, Usuario) and request.user.tiene_rol(Rol.ADMINISTRADOR)
