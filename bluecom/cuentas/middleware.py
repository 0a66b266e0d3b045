"""What every answer to a logged-in person has in common."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from bluecom.cuentas.guion import en_lugar_de_entrar, lo_pide_un_guion, sesion_terminada
from bluecom.cuentas.models import Rol, Usuario

CON_SEGUNDO_FACTOR = {
    Rol.SUPERVISOR,
    Rol.CANALES_VIRTUALES,
    Rol.JEFE_VENTAS,
    Rol.JEFE_SERVICIO,
    Rol.ADMINISTRADOR,
}
"""Who sees clients beyond their own."""


class SesionPrivada:
    """No page of a logged-in person is kept by a browser; a deactivated user is out at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        usuario = request.user
        if isinstance(usuario, Usuario):
            if le_falta := _lo_que_falta(request, usuario):
                return sesion_terminada() if lo_pide_un_guion(request) else redirect(le_falta)
            if not _pregunta_sola(request):
                request.session.usar(timezone.now())  # type: ignore[attr-defined]  # our own store
        elif SESSION_KEY in request.session:
            request.session.flush()  # its person was deactivated: it opens nothing ever again
        response = en_lugar_de_entrar(request, self.get_response(request))
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def _lo_que_falta(request: HttpRequest, usuario: Usuario) -> str:
    """The page that a person must pass before any other; empty when there is none."""
    if _falta_segundo_factor(usuario):
        le_falta = "segundo_factor"
    elif usuario.debe_cambiar_clave:
        le_falta = "cambiar_clave"
    else:
        return ""
    return "" if request.path in {reverse(le_falta), reverse("salir")} else le_falta


def _falta_segundo_factor(usuario: Usuario) -> bool:
    if not settings.EXIGIR_SEGUNDO_FACTOR or usuario.rol not in CON_SEGUNDO_FACTOR:
        return False
    return not usuario.is_verified()  # type: ignore[attr-defined]  # added by OTPMiddleware


def _pregunta_sola(request: HttpRequest) -> bool:
    """What an open page asks every so often shows nobody in front of it."""
    return request.method == "GET" and lo_pide_un_guion(request)
