"""What every answer to a logged-in person has in common."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario

CON_SEGUNDO_FACTOR = {
    Rol.CANALES_VIRTUALES,
    Rol.JEFE_VENTAS,
    Rol.JEFE_SERVICIO,
    Rol.ADMINISTRADOR,
}


class SesionPrivada:
    """No page of a logged-in person is kept by a browser; a deactivated user is out at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        usuario = request.user
        if isinstance(usuario, Usuario):
            if not usuario.is_active:
                logout(request)
            elif self._falta_segundo_factor(request, usuario):
                return redirect("segundo_factor")
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    @staticmethod
    def _falta_segundo_factor(request: HttpRequest, usuario: Usuario) -> bool:
        if not settings.EXIGIR_SEGUNDO_FACTOR or usuario.rol not in CON_SEGUNDO_FACTOR:
            return False
        if usuario.is_verified():  # type: ignore[attr-defined]  # added by OTPMiddleware
            return False
        return request.path not in {reverse("segundo_factor"), reverse("salir")}
