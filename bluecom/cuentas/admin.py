"""People: created, given a role, deactivated; never deleted, because their acts stay."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.cuentas.administracion import AdministracionPorRol
from bluecom.cuentas.models import Rol, Usuario

admin.site.unregister(Group)
admin.site.unregister(TOTPDevice)  # its page shows the key: nobody but its phone has it


@admin.register(Usuario)
class UsuarioAdmin(AdministracionPorRol, UserAdmin):  # type: ignore[type-arg]  # not generic at run time
    list_display = ("username", "first_name", "last_name", "rol", "is_active", "last_login")
    list_filter = ("rol", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Persona", {"fields": ("first_name", "last_name", "email", "celular_whatsapp")}),
        ("Rol", {"fields": ("rol", "is_active")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "first_name", "last_name", "rol", "password1", "password2"),
            },
        ),
    )
    filter_horizontal = ()
    actions = ("quitar_segundo_factor",)

    @admin.action(description="Quitar el segundo factor (teléfono perdido)")
    def quitar_segundo_factor(self, request: HttpRequest, personas: QuerySet[Usuario]) -> None:
        """The next time they come in, they enrol another phone."""
        TOTPDevice.objects.filter(user__in=personas).delete()
        for persona in personas:
            self.log_change(request, persona, "Quitó el segundo factor.")
        self.message_user(request, "Al entrar de nuevo se les pedirá registrar otro teléfono.")

    def get_queryset(self, request: HttpRequest) -> Any:
        """The system's own row is nobody's to edit."""
        return super().get_queryset(request).exclude(rol=Rol.SISTEMA)
