"""Light or dark: a cookie set by the server, so that the first paint is already right."""

from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "tema"
UN_ANIO = 60 * 60 * 24 * 365
Tema = Literal["light", "dark", ""]


def tema_de(request: HttpRequest) -> Tema:
    """The chosen theme; empty follows the system's preference."""
    elegido = request.COOKIES.get(COOKIE)
    if elegido == "dark":
        return "dark"
    return "light" if elegido == "light" else ""


@require_POST
def cambiar_tema(request: HttpRequest) -> HttpResponse:
    """Remember the theme and go back to the page that asked."""
    response = redirect(_volver(request))
    elegido = request.POST.get("tema", "")
    if elegido in {"light", "dark"}:
        response.set_cookie(
            COOKIE,
            elegido,
            max_age=UN_ANIO,
            secure=settings.ES_HTTPS,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(COOKIE)
    return response


def _volver(request: HttpRequest) -> str:
    siguiente = request.POST.get("volver", "")
    propio = url_has_allowed_host_and_scheme(
        siguiente, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return siguiente if propio else "/"
