"""A person as an administrator edits them, and the password that each one keeps."""

from typing import Any, ClassVar

from django.contrib.auth.forms import (
    AdminUserCreationForm,
    PasswordChangeForm,
    UserChangeForm,
    UsernameField,
)
from django.core.exceptions import ValidationError

from bluecom.bolivia.campos import CampoCorreo, CampoTelefono
from bluecom.bolivia.texto import tecleado
from bluecom.cuentas.models import Usuario

ETIQUETAS = {
    "old_password": "Contraseña actual",
    "new_password1": "Contraseña nueva",
    "new_password2": "La nueva otra vez",
}


class CampoNombreDeUsuario(UsernameField):
    """The name to sign in with, pasted or typed, as the page of the sign-in reads it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(tecleado(str(value or "")))


class UsuarioNuevoForm(AdminUserCreationForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta(AdminUserCreationForm.Meta):
        model = Usuario
        field_classes: ClassVar = {"username": CampoNombreDeUsuario}


class UsuarioForm(UserChangeForm):  # type: ignore[type-arg]  # not generic at run time
    """Clients send their C.I. to this number: it must be one that can receive it."""

    celular_whatsapp = CampoTelefono(
        label="Celular de WhatsApp",
        required=False,
        solo_celular=True,
        help_text="El número al que el cliente envía las fotos (6.2), por ejemplo 70712345.",
    )

    class Meta(UserChangeForm.Meta):
        model = Usuario
        field_classes: ClassVar = {"username": CampoNombreDeUsuario, "email": CampoCorreo}


class ClavePropiaForm(PasswordChangeForm):
    def __init__(self, user: Usuario, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        for nombre, etiqueta in ETIQUETAS.items():
            self.fields[nombre].label = etiqueta

    def clean_new_password1(self) -> str:
        """Whoever gave the current one still knows it."""
        nueva: str = self.cleaned_data["new_password1"]
        if self.user.check_password(nueva):
            raise ValidationError("Es la que ya tiene: escriba otra.")
        return nueva
