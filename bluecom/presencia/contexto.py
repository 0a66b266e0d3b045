"""The asesor's state in the top bar of every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bluecom.cuentas.models import Rol, Usuario
from bluecom.presencia.consultas import mi_estado


def presencia(request: HttpRequest) -> dict[str, Any]:
    usuario = getattr(request, "user", None)
    if not isinstance(usuario, Usuario) or not usuario.tiene_rol(Rol.ASESOR):
        return {"mi_estado": None}
    return {"mi_estado": SimpleLazyObject(lambda: mi_estado(usuario))}
