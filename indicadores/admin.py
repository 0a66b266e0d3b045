"""Definitions are added, never edited: what ruled a month stays as it was."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from bluecom.cuentas.models import Rol, Usuario
from indicadores.models import Definicion


@admin.register(Definicion)
class DefinicionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    list_display = ("version", "vigente_desde", "parametro", "segundos_minimos", "aprobada_por")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _administra(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _administra(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _administra(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _administra(request: HttpRequest) -> bool:
    return isinstance(request.user, Usuario) and request.user.tiene_rol(Rol.ADMINISTRADOR)
