"""A probe inside the network: by http, for any Host, without a cookie."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import resolve

RAIZ = "/salud/"


class Sonda:
    """Answers the addresses of health before anything asks for TLS or for a known Host.

    Who brings a session is a person, and takes the way of every page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        de_una_persona = settings.SESSION_COOKIE_NAME in request.COOKIES
        if de_una_persona or not request.path_info.startswith(RAIZ):
            return self.get_response(request)
        request.user = AnonymousUser()
        try:
            vista, argumentos, con_nombre = resolve(request.path_info)
        except Http404:
            return HttpResponseNotFound()
        respuesta: HttpResponse = vista(request, *argumentos, **con_nombre)
        respuesta["Cache-Control"] = "no-store"
        return respuesta
