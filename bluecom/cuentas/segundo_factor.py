"""The second factor of reviewers, jefes and administrators: a TOTP on their own phone."""

from base64 import b32encode

import segno
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_otp import login as confirmar_sesion
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.cuentas.acceso import requiere_rol, usuario_de


class CodigoForm(forms.Form):
    codigo = forms.RegexField(
        label="Código de seis cifras",
        regex=r"^\s*\d{6}\s*$",
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
        if dispositivo.verify_token(form.cleaned_data["codigo"].strip()):
            _confirmar(request, dispositivo)
            return redirect("inicio")
        form.add_error("codigo", "Ese código no es el de ahora: espere el siguiente y repita.")
    contexto = {"form": form, "alta": None if dispositivo.confirmed else _alta(dispositivo)}
    return render(request, "registration/segundo_factor.html", contexto)


def _confirmar(request: HttpRequest, dispositivo: TOTPDevice) -> None:
    if not dispositivo.confirmed:
        dispositivo.confirmed = True
        dispositivo.save(update_fields=["confirmed"])
    confirmar_sesion(request, dispositivo)


def _alta(dispositivo: TOTPDevice) -> dict[str, str]:
    """The key as a QR picture and in letters, only until the first good code."""
    qr = segno.make(dispositivo.config_url)
    return {
        "qr": qr.svg_data_uri(scale=4),
        "clave": b32encode(dispositivo.bin_key).decode(),
    }
