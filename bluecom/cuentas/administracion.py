"""The administration by role: who edits catalogues, never by ``is_superuser``."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from bluecom.cuentas.models import Rol, Usuario


def administra(request: HttpRequest) -> bool:
    return isinstance(request.user, Usuario) and request.user.tiene_rol(Rol.ADMINISTRADOR)


class Sitio(admin.AdminSite):
    """The catalogues' door; only ADMINISTRADOR comes in."""

    site_header = "Bluecom · Catálogo"
    site_title = "Bluecom"
    index_title = "Catálogo y personas"
    site_url = "/guia/"

    def has_permission(self, request: HttpRequest) -> bool:
        return administra(request)


class AdministracionPorRol(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """A catalogue table: ADMINISTRADOR reads, adds and edits; what was used is not deleted."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return administra(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return administra(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return administra(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return administra(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
