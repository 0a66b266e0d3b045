"""The page of what went wrong on our side."""

import sys
from collections.abc import Callable, Iterable
from typing import Any, cast

from csp.middleware import CSPMiddleware
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.loader import render_to_string
from django.views.defaults import server_error

from bluecom.transacciones import es_sin_lugar
from bluecom.una_vez.formulario import CAMPO, campos_de, escrito_en

SEGUNDOS = 5
SEGUNDOS_SIN_LUGAR = 60
"""Until it is worth trying again: somebody has to make room."""
_SECRETOS = ("password", "contrasena", "token")


def fallo(request: HttpRequest) -> HttpResponse:
    """503 while the database restarts or is busy, 507 when it has no room; a 500 otherwise.

    Django calls it while the exception is being handled; no page of these asks the database.
    """
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError | InterfaceError):
        return server_error(request)
    if es_sin_lugar(error):
        return _con_lo_escrito(request, 507, SEGUNDOS_SIN_LUGAR)
    return _con_lo_escrito(request, 503, SEGUNDOS)


def tarda(entorno: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """What somebody reads whose page had its time, as a WSGI application that asks nobody.

    What was sent may still be done: with its token, sending it again does not do it twice.
    """

    def responder(request: HttpRequest) -> HttpResponse:
        return _con_lo_escrito(request, 503, SEGUNDOS, tarda=True)

    protegida = SecurityMiddleware(CSPMiddleware(XFrameOptionsMiddleware(responder)))
    pagina = cast(HttpResponse, protegida(WSGIRequest(entorno)))
    start_response(f"{pagina.status_code} {pagina.reason_phrase}", list(pagina.items()))
    return [pagina.content]


def _con_lo_escrito(
    request: HttpRequest, estado: int, segundos: int, **contexto: Any
) -> HttpResponse:
    """What was sent is not kept and not lost: the page holds it, to be sent again."""
    if request.method == "POST":
        contexto |= _enviado(request)
    pagina = HttpResponse(render_to_string(f"{estado}.html", contexto), status=estado)
    pagina["Cache-Control"] = "no-store, private"
    pagina["Retry-After"] = str(segundos)
    return pagina


def _enviado(request: HttpRequest) -> dict[str, Any]:
    """A form with its own CSRF token as it came: it is worth what it was worth."""
    try:
        campos = campos_de(request)
    except (SuspiciousOperation, MultiPartParserError):  # what cannot be read is not shown back
        return {}
    if any(secreto in campo for campo, _ in campos for secreto in _SECRETOS):
        campos = []
    return {
        "a_donde": request.get_full_path(),
        "campos": campos,
        "escrito": escrito_en(request) if campos else [],
        "ficha": request.POST.get("csrfmiddlewaretoken", ""),
        "una_vez": request.POST.get(CAMPO, ""),
        "con_archivos": bool(request.FILES),
    }
