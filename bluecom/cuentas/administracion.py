"""The administration by role: who edits catalogues, never by ``is_superuser``."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import update_wrapper
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import CharField, Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bluecom.bitacora.servicios import anotar
from bluecom.bitacora.valores import nombrar_modelo
from bluecom.bitacora.vocabulario import Ambito, nombrar_cosa
from bluecom.bolivia.campos import texto_de_lineas, texto_de_una_linea
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.cambios import valores_cambiados
from bluecom.cuentas.models import Rol, Usuario


def administra(request: HttpRequest) -> bool:
    return isinstance(request.user, Usuario) and request.user.tiene_rol(Rol.ADMINISTRADOR)


class Sitio(admin.AdminSite):
    """The catalogues' door; only ADMINISTRADOR comes in."""

    site_header = "Bluecom · Catálogo"
    site_title = "Bluecom"
    index_title = "Catálogo y personas"
    site_url = None  # the links to the administrator's other pages are in base_site.html
    enable_nav_sidebar = False  # the tables need the width

    def has_permission(self, request: HttpRequest) -> bool:
        return administra(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """One login for the whole house; who is logged in with another role gets a 403."""
        vista = super().admin_view(view, cacheable)

        def envuelta(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not administra(request):
                raise PermissionDenied("Su rol no abre esta página.")
            return vista(request, *args, **kwargs)

        return update_wrapper(envuelta, vista)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Everybody changes the own password on the same page."""
        return redirect("cambiar_clave")

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Nobody comes in by a second door."""
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


class AdministracionPorRol(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """A catalogue table: ADMINISTRADOR reads, adds and edits; what was used is not deleted."""

    si_vacia = ""
    """What rules while the table has no row, said on its page."""
    ambito = Ambito.CATALOGO
    """Whose business its changes are, for who reads the log."""

    def __init__(self, model: type[Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        opciones = model._meta
        nombre = str(opciones.verbose_name)
        cosa = str(opciones.model_name)
        nombrar_cosa(cosa, nombre[:1].upper() + nombre[1:], self.ambito)
        nombrar_modelo(model, de=cosa)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if self.si_vacia and not self.get_queryset(request).exists():
            messages.info(request, self.si_vacia)
        return super().changelist_view(request, extra_context)

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

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """What is written here is printed on papers and copied elsewhere: no unreadable sign."""
        form = super().get_form(request, obj, *args, **kwargs)
        for campo in form.base_fields.values():
            legible = texto_de_lineas if isinstance(campo.widget, Textarea) else texto_de_una_linea
            if isinstance(campo, CharField) and legible not in campo.validators:
                campo.validators = [*campo.validators, legible]
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save, and note who, when, and each value before and after."""
        super().save_model(request, obj, form, change)
        antes, despues = valores_cambiados(form)
        anotar(
            f"{obj._meta.model_name}:{obj.pk}",
            "editar_catalogo" if change else "agregar_al_catalogo",
            acto=acto_de(request),
            datos={"campos": sorted(despues), "despues": despues}
            | ({"antes": antes} if change else {}),
        )

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        with _guardado(request, obj):
            return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        with _guardado(request, obj):
            return super().response_change(request, obj)


def clave_de(request: HttpRequest) -> int:
    """``?de=``: the row whose values begin another one; 0 when there is none."""
    texto = request.GET.get("de", "")
    return int(texto) if texto.isascii() and texto.isdigit() and len(texto) <= 9 else 0


@contextmanager
def _guardado(request: HttpRequest, obj: Any) -> Iterator[None]:
    """One sentence for every table: Django's own takes each for a masculine noun."""
    messages.set_level(request, messages.WARNING)
    yield
    messages.set_level(request, None)  # type: ignore[arg-type]  # None: the level of the settings
    messages.success(request, f"Guardado: {obj}.")
