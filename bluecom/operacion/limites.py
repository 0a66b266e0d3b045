"""What a request may ask and bring, looked at before a single byte of its body is read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

VERBOS = ("GET", "HEAD", "POST")
SIN_ENTRAR = 64 * 1024
"""Who has not signed in sends a name and a password."""
SEGUNDOS_SIN_LLEGAR = 10
"""A body that stops arriving lets its thread go."""


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
        dentro = request.user.is_authenticated
        if largo > (settings.DATA_UPLOAD_MAX_BODY if dentro else SIN_ENTRAR):
            return _no_cabe(request)
        with _con_paciencia(request if largo else None):
            return self.get_response(request)


@contextmanager
def _con_paciencia(request: HttpRequest | None) -> Iterator[None]:
    """While the body is read; the answer may take as long as its reader needs."""
    conexion = request.META.get("gunicorn.socket") if request else None
    if conexion is None:
        yield
        return
    conexion.settimeout(SEGUNDOS_SIN_LLEGAR)
    try:
        yield
    finally:
        conexion.settimeout(None)


def _largo(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _no_cabe(request: HttpRequest) -> HttpResponse:
    megas = settings.TAMANO_MAXIMO_ARCHIVO // (1024 * 1024)
    frase = f"Lo que envía pesa demasiado: cada archivo puede pesar hasta {megas} MB."
    if request.headers.get("HX-Request"):
        return HttpResponse(frase, status=413, content_type="text/plain; charset=utf-8")
    return render(request, "413.html", {"frase": frase}, status=413)
