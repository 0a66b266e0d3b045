"""A person as an administrator edits them, and the password that each one keeps."""

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm, UserChangeForm
from django.core.exceptions import ValidationError

from bluecom.bolivia.campos import CampoTelefono
from bluecom.cuentas.models import Usuario

ETIQUETAS = {
    "old_password": "Contraseña actual",
    "new_password1": "Contraseña nueva",
    "new_password2": "La nueva otra vez",
}


class UsuarioForm(UserChangeForm):  # type: ignore[type-arg]  # not generic at run time
    """Clients send their C.I. to this number: it must be one that can receive it."""

    celular_whatsapp = CampoTelefono(
        label="Celular de WhatsApp",
        required=False,
        solo_celular=True,
        help_text="El número al que el cliente envía las fotos (6.2), por ejemplo 70712345.",
    )


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
