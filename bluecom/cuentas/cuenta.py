"""One's own account: another password, and the sessions that one has open."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from bluecom.cuentas import servicios
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.forms import ClavePropiaForm
from bluecom.cuentas.models import Sesion

CERRADAS = {0: "Ya estaba cerrada.", 1: "Se cerró la sesión."}


@requiere_rol()
def cuenta(request: HttpRequest) -> HttpResponse:
    """What is open in this person's name, and where."""
    abiertas = Sesion.objects.filter(usuario=usuario_de(request), expire_date__gt=timezone.now())
    sesiones = [_dicha(sesion, request) for sesion in abiertas]
    return render(request, "cuenta/cuenta.html", {"sesiones": sesiones})


@sensitive_post_parameters()
@requiere_rol()
def cambiar_clave(request: HttpRequest) -> HttpResponse:
    """Ask for the current password and twice for the new one; other sessions end."""
    usuario = usuario_de(request)
    dada = usuario.debe_cambiar_clave
    form = ClavePropiaForm(usuario, request.POST or None)
    if request.method == "POST" and form.is_valid():
        servicios.cambiar_clave(
            usuario,
            form.cleaned_data["new_password1"],
            sesion=request.session.session_key,
            ahora=timezone.now(),
        )
        update_session_auth_hash(request, usuario)
        messages.success(request, "Contraseña cambiada. Sus otras sesiones se cerraron.")
        return redirect("inicio" if dada else "cuenta")
    base = "diseno/publico.html" if dada else "diseno/app.html"  # no menu leads on before it
    contexto = {"form": form, "dada": dada, "base": base}
    return render(request, "cuenta/cambiar_clave.html", contexto)


@require_POST
@requiere_rol()
def cerrar(request: HttpRequest) -> HttpResponse:
    """End one of this person's other sessions, or all of them."""
    cuantas = servicios.cerrar_sesiones(
        usuario_de(request), salvo=request.session.session_key, cual=request.POST.get("cual", "")
    )
    messages.success(request, CERRADAS.get(cuantas, f"Se cerraron {cuantas} sesiones."))
    return redirect("cuenta")


def _dicha(sesion: Sesion, request: HttpRequest) -> dict[str, Any]:
    datos = sesion.get_decoded()
    return {
        "marca": sesion.marca,
        "navegador": datos.get("navegador", "Otro navegador"),
        "direccion": datos.get("direccion", ""),
        "abierta_en": sesion.abierta_en,
        "usada_en": sesion.usada_en,
        "esta": sesion.pk == request.session.session_key,
    }
