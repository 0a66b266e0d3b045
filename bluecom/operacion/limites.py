"""What a request may ask and bring, looked at before a single byte of its body is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from bluecom.operacion.puertas import es_puerta, se_abre

VERBOS = ("GET", "HEAD", "POST")
SIN_ENTRAR = 64 * 1024
"""Who has not signed in sends a name and a password."""
NO_LLEGO = "bluecom.no_llego"
"""What the environment of a request says of a body that starved (``llegada``)."""


class Limites:
    """Refuses by ``Content-Length``; what passes is kept in memory, never in clear on a disk.

    It stands after the sign-in middleware, whose answer does not need the body.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in VERBOS:
            return HttpResponseNotAllowed(VERBOS)
        largo = _largo(request)
        if largo > SIN_ENTRAR and largo > _cuanto_puede(request):
            return _no_cabe(request, largo)
        if request.META.get(NO_LLEGO):
            return _no_llego(request)
        return self.get_response(request)


def _cuanto_puede(request: HttpRequest) -> int:
    conocido = request.user.is_authenticated or se_abre(request.path)
    return int(settings.DATA_UPLOAD_MAX_BODY) if conocido else SIN_ENTRAR


def _largo(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _no_cabe(request: HttpRequest, largo: int) -> HttpResponse:
    """A door that was shut meanwhile says so: what is brought to it is not too heavy."""
    if largo <= settings.DATA_UPLOAD_MAX_BODY and es_puerta(request.path):
        return _negarse(request, 410, "Por aquí ya no se recibe nada: no se guardó lo que envió.")
    megas = settings.TAMANO_MAXIMO_ARCHIVO // (1024 * 1024)
    return _negarse(
        request, 413, f"Lo que envía pesa demasiado: cada archivo puede pesar hasta {megas} MB."
    )


def _no_llego(request: HttpRequest) -> HttpResponse:
    return _negarse(
        request, 408, "Lo que envía no terminó de llegar: revise su conexión y envíelo de nuevo."
    )


def _negarse(request: HttpRequest, status: int, frase: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(frase, status=status, content_type="text/plain; charset=utf-8")
    return render(request, f"{status}.html", {"frase": frase}, status=status)
