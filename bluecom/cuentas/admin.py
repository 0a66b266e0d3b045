"""People: created, given a role, deactivated; never deleted, because their acts stay."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.bitacora.vocabulario import Ambito
from bluecom.cuentas import servicios
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.administracion import AdministracionPorRol
from bluecom.cuentas.forms import UsuarioForm, UsuarioNuevoForm
from bluecom.cuentas.models import SISTEMA, Rol, Usuario

SOBRE_UNO_MISMO = "Su propio rol y su propia cuenta activa los cambia otro administrador."
COMO_SE_PIDE: dict[str, dict[str, Any]] = {
    "rol": {"choices": [opcion for opcion in Rol.choices if opcion[0] != Rol.SISTEMA]},
    "username": {"help_text": "Con él entra: letras, cifras y @ . + - _, sin espacios."},
}


class FiltroDeRol(admin.ChoicesFieldListFilter):
    """The chairs that people have; the system's is nobody's."""

    def choices(self, changelist: Any) -> Any:
        sistema = Rol(Rol.SISTEMA).label
        return (una for una in super().choices(changelist) if una["display"] != sistema)


admin.site.unregister(Group)
admin.site.unregister(TOTPDevice)  # its page shows the key: nobody but its phone has it


@admin.register(Usuario)
class UsuarioAdmin(AdministracionPorRol, UserAdmin):  # type: ignore[type-arg]  # not generic at run time
    ambito = Ambito.PERSONAS
    form = UsuarioForm
    add_form = UsuarioNuevoForm
    list_display = ("username", "first_name", "last_name", "rol", "is_active", "last_login")
    list_filter = (("rol", FiltroDeRol), "is_active")
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
        todas = list(personas)
        quitadas = servicios.quitar_segundo_factor(todas, acto=acto_de(request))
        if sin := _nombradas(persona for persona in todas if persona not in quitadas):
            self.message_user(request, f"Sin segundo factor que quitar: {sin}.", messages.WARNING)
        for persona in quitadas:
            self.log_change(request, persona, "Quitó el segundo factor.")
        if quitadas:
            self.message_user(
                request,
                f"Segundo factor quitado a {_nombradas(quitadas)}: "
                "al entrar de nuevo se pedirá registrar otro teléfono.",
            )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """By the service; the password of a new person was chosen by somebody else."""
        if not change:
            obj.debe_cambiar_clave = True
        queda = servicios.guardar(obj, acto=acto_de(request), campos=form.changed_data)
        for dicho in queda:
            self.message_user(request, dicho, messages.WARNING)

    @transaction.atomic
    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002  # Django passes it by this name
        form_url: str = "",
    ) -> HttpResponse:
        """Give somebody a password; one's own is changed by writing the current one first."""
        if id == str(request.user.pk):
            return redirect("cambiar_clave")
        respuesta = super().user_change_password(request, id, form_url)
        if request.method == "POST" and respuesta.status_code == HTTPStatus.FOUND:
            servicios.dar_clave(Usuario.objects.get(pk=id), acto=acto_de(request))
        return respuesta

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
