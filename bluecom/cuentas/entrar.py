"""The login form: one sentence for every failure, whatever part of it was wrong."""

from django.contrib.auth.forms import AuthenticationForm

from bluecom.cuentas.models import Usuario

LARGO_MAXIMO = Usuario._meta.get_field("username").max_length or 150


class EntrarForm(AuthenticationForm):
    def clean_username(self) -> str:
        """Refuse what can be nobody's name before the log of failures must keep it."""
        escrito = str(self.cleaned_data["username"])
        if len(escrito) > LARGO_MAXIMO:
            raise self.get_invalid_login_error()
        return escrito
