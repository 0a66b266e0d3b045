"""People: created, given a role, deactivated; never deleted, because their acts stay."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.cuentas.administracion import AdministracionPorRol
from bluecom.cuentas.forms import UsuarioForm
from bluecom.cuentas.models import SISTEMA, Rol, Usuario

SOBRE_UNO_MISMO = "Su propio rol y su propia cuenta activa los cambia otro administrador."
COMO_SE_PIDE: dict[str, dict[str, Any]] = {
    "rol": {"choices": [opcion for opcion in Rol.choices if opcion[0] != Rol.SISTEMA]},
    "username": {"help_text": "Con él entra: letras, cifras y @ . + - _, sin espacios."},
}

admin.site.unregister(Group)
admin.site.unregister(TOTPDevice)  # its page shows the key: nobody but its phone has it


@admin.register(Usuario)
class UsuarioAdmin(AdministracionPorRol, UserAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = UsuarioForm
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
        de_quienes = TOTPDevice.objects.filter(user__in=personas, confirmed=True).values("user")
        quitadas = list(personas.filter(pk__in=de_quienes))
        if sin := _nombradas(personas.exclude(pk__in=de_quienes)):
            self.message_user(request, f"Sin segundo factor que quitar: {sin}.", messages.WARNING)
        for persona in quitadas:
            self.log_change(request, persona, "Quitó el segundo factor.")
        TOTPDevice.objects.filter(user__in=personas).delete()
        if quitadas:
            self.message_user(
                request,
                f"Segundo factor quitado a {_nombradas(quitadas)}: "
                "al entrar de nuevo se pedirá registrar otro teléfono.",
            )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whoever opens their own page reads why the role is not to be changed there."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj != request.user:
            return fieldsets
        *otros, (titulo, rol) = fieldsets
        return [*otros, (titulo, rol | {"description": SOBRE_UNO_MISMO})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody locks themselves out, so there is always one administrator left."""
        return ("rol", "is_active") if obj is not None and obj == request.user else ()

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A person has a chair of the procedure; the system's is not one."""
        propios = COMO_SE_PIDE.get(db_field.name, {})
        return super().formfield_for_dbfield(db_field, request, **kwargs, **propios)

    def get_queryset(self, request: HttpRequest) -> Any:
        """The system's own row is nobody's to edit."""
        return super().get_queryset(request).exclude(rol=Rol.SISTEMA, username=SISTEMA)


def _nombradas(personas: Iterable[Usuario]) -> str:
    return ", ".join(str(persona) for persona in personas)
