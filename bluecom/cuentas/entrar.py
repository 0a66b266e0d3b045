"""Signing in: one sentence for every failure, whatever part of it was wrong."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse

from bluecom.bolivia.texto import tecleado
from bluecom.cuentas.direccion import direccion_de
from bluecom.cuentas.models import Usuario
from bluecom.cuentas.navegador import navegador_de

LARGO_MAXIMO = Usuario._meta.get_field("username").max_length or 150


class EntrarForm(AuthenticationForm):
    def clean_username(self) -> str:
        """Refuse what can be nobody's name before the log of failures must keep it."""
        escrito = tecleado(str(self.cleaned_data["username"]))
        if len(escrito) > LARGO_MAXIMO:
            raise self.get_invalid_login_error()
        return escrito


class Entrar(LoginView):
    form_class = EntrarForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep from where, so that its person knows the session among others."""
        respuesta = super().form_valid(form)
        self.request.session["navegador"] = navegador_de(self.request)
        self.request.session["direccion"] = direccion_de(self.request)
        return respuesta
