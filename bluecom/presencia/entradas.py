"""Signing in makes an asesor available; signing out of the last browser ends his state."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.presencia.models import DISPONIBLE, Intervalo
from bluecom.presencia.servicios import cerrar_sin_sesion, pasar_a, salir


def al_entrar(request: HttpRequest, user: Any, **_: object) -> None:
    """A pause that is still open in another browser goes on."""
    if not isinstance(user, Usuario) or not user.tiene_rol(Rol.ASESOR):
        return
    ahora = timezone.now()
    cerrar_sin_sesion(ahora=ahora, de=user.pk)
    if not Intervalo.objects.abiertos().filter(usuario=user).exists():
        pasar_a(DISPONIBLE, acto=Acto(user, ahora))


def al_salir(request: HttpRequest, user: Any, **_: object) -> None:
    if isinstance(user, Usuario):
        salir(user, ahora=timezone.now(), sesion=request.session.session_key)
