"""The page of what went wrong on our side."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

SEGUNDOS = 5


def fallo(request: HttpRequest) -> HttpResponse:
    """503 with its time when the database restarts or is busy; a 500 otherwise.

    Django calls it while the exception is being handled; neither page asks the database.
    """
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return server_error(request)
    respuesta = HttpResponse(render_to_string("503.html"), status=503)
    respuesta["Retry-After"] = str(SEGUNDOS)
    return respuesta
