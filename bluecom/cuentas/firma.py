"""Who signs something that binds is asked again who he is: his code, or his password."""

from django.contrib.auth import authenticate
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.models import Usuario
from bluecom.cuentas.segundo_factor import CampoCodigo
from bluecom.rechazo import Rechazo

FIRMA = "firma"
"""The field of a form that holds it. It says who signs, never what: no trace of it is kept."""


def firma_con_codigo(usuario: Usuario) -> bool:
    """Whether he has a second factor; without one he signs with his password."""
    return bool(TOTPDevice.objects.filter(user=usuario, confirmed=True).exists())


def exigir_firma(request: HttpRequest) -> None:
    """What stands in the field ``FIRMA`` is the code of now, or the password. Raises ``Rechazo``.

    Too many failures stop him as they do when he signs in.
    """
    usuario = usuario_de(request)
    escrito = request.POST.get(FIRMA, "")
    dispositivo = TOTPDevice.objects.filter(user=usuario, confirmed=True).first()
    if dispositivo is not None:
        if not dispositivo.verify_token(CampoCodigo().to_python(escrito)):
            raise Rechazo("Ese código no es el de ahora: espere el siguiente y repita.")
    elif authenticate(request, username=usuario.username, password=escrito) != usuario:
        raise Rechazo("Esa no es su contraseña: escríbala de nuevo para firmar.")
