"""Who may open a page: by role, answered with a login or a 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from bluecom.cuentas.models import Usuario

Vista = Callable[..., HttpResponseBase]


def usuario_de(request: HttpRequest) -> Usuario:
    """The logged-in person; only for views behind ``requiere_rol``."""
    return cast(Usuario, request.user)


def requiere_rol(*roles: str) -> Callable[[Vista], Vista]:
    """Let only these roles in; with no role named, anybody who is logged in."""

    def decorador(vista: Vista) -> Vista:
        @wraps(vista)
        @login_required
        def envuelta(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if roles and not usuario_de(request).tiene_rol(*roles):
                raise PermissionDenied("Su rol no abre esta página.")
            return vista(request, *args, **kwargs)

        envuelta.roles = roles  # type: ignore[attr-defined]  # read by the role matrix
        return envuelta

    return decorador
