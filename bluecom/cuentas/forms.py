"""A person as an administrator edits them."""

from django.contrib.auth.forms import UserChangeForm

from bluecom.bolivia.campos import CampoTelefono


class UsuarioForm(UserChangeForm):  # type: ignore[type-arg]  # not generic at run time
    """Clients send their C.I. to this number: it must be one that can receive it."""

    celular_whatsapp = CampoTelefono(
        label="Celular de WhatsApp",
        required=False,
        solo_celular=True,
        help_text="El número al que el cliente envía las fotos (6.2), por ejemplo 70712345.",
    )
