"""The second factor of who sees everybody's clients: a TOTP on their own phone."""

import re
import unicodedata
from base64 import b32encode
from typing import Any

import segno
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_otp import login as confirmar_sesion
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.bolivia.texto import tecleado
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.servicios import registrar_segundo_factor

_SEPARADORES = re.compile(r"[\s.\u00ad\u2010-\u2015\u2212-]")


class CampoCodigo(forms.CharField):
    """Six digits, as a telephone shows them: together, or with a space or a dash between."""

    def to_python(self, value: Any) -> str:
        escrito = unicodedata.normalize("NFKC", tecleado(super().to_python(value) or ""))
        return _SEPARADORES.sub("", escrito)

    def validate(self, value: str) -> None:
        super().validate(value)
        if not re.fullmatch(r"[0-9]{6}", value):
            raise forms.ValidationError(self.error_messages["invalid"])


class CodigoForm(forms.Form):
    codigo = CampoCodigo(
        label="Código de seis cifras",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={
            "required": "Escriba las seis cifras que muestra su teléfono.",
            "invalid": "Son seis cifras, sin letras.",
        },
    )


@requiere_rol()
def segundo_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the code; the first time, show the key to enrol the phone with."""
    usuario = usuario_de(request)
    dispositivo = TOTPDevice.objects.filter(user=usuario).order_by("-confirmed").first()
    if dispositivo is None:
        dispositivo = TOTPDevice.objects.create(user=usuario, name="teléfono", confirmed=False)
    form = CodigoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if dispositivo.verify_token(form.cleaned_data["codigo"]):
            _confirmar(request, dispositivo)
            return redirect("inicio")
        form.add_error("codigo", "Ese código no es el de ahora: espere el siguiente y repita.")
    contexto = {"form": form, "alta": None if dispositivo.confirmed else _alta(dispositivo)}
    return render(request, "registration/segundo_factor.html", contexto)


def _confirmar(request: HttpRequest, dispositivo: TOTPDevice) -> None:
    """The session may more from here on, so it gets another key: the old one opens nothing."""
    if not dispositivo.confirmed:
        registrar_segundo_factor(dispositivo, acto=acto_de(request))
    request.session.cycle_key()
    confirmar_sesion(request, dispositivo)


def _alta(dispositivo: TOTPDevice) -> dict[str, str]:
    """The key as a QR picture and in letters, only until the first good code."""
    qr = segno.make(dispositivo.config_url)
    return {
        "qr": qr.svg_data_uri(scale=4),
        "clave": b32encode(dispositivo.bin_key).decode(),
    }
