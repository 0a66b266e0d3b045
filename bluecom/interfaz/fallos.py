"""The page of what went wrong on our side."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
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
        return _sin_lugar(request)
    return _luego(HttpResponse(render_to_string("503.html"), status=503), SEGUNDOS)


def _sin_lugar(request: HttpRequest) -> HttpResponse:
    """What was sent is not kept and not lost: the page holds it, to be sent again."""
    campos = campos_de(request) if request.method == "POST" else []
    if any(secreto in campo for campo, _ in campos for secreto in _SECRETOS):
        campos = []
    contexto = {
        "a_donde": request.get_full_path(),
        "campos": campos,
        "escrito": escrito_en(request) if campos else [],
        "ficha": get_token(request),
        "una_vez": request.POST.get(CAMPO, ""),
        "con_archivos": bool(request.FILES),
    }
    pagina = HttpResponse(render_to_string("507.html", contexto), status=507)
    pagina["Cache-Control"] = "no-store, private"
    return _luego(pagina, SEGUNDOS_SIN_LUGAR)


def _luego(pagina: HttpResponse, segundos: int) -> HttpResponse:
    pagina["Retry-After"] = str(segundos)
    return pagina
