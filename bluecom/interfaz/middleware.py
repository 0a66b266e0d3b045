"""What a browser shows where there is no page."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bluecom.cuentas.guion import lo_pide_un_guion
from bluecom.una_vez.formulario import campos_de, escrito_en


class SinPagina:
    """The address of a button, opened as if it were a page, says so and shows a way on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method != "GET":
            return response
        pagina = render(request, "405.html", status=405)
        pagina["Allow"] = response["Allow"]
        return pagina


class DireccionLegible:
    """An address with a NUL is nobody's: no table could even be asked for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        if "%00" in request.META["QUERY_STRING"]:
            raise BadRequest("La dirección tiene un signo que no se puede leer.")
        return self.get_response(request)


class NadaSePierde:
    """A form sent after the session ended: the page that says so holds what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _se_perdio(request, response):
            return response
        contexto = {
            "campos": campos_de(request),
            "escrito": escrito_en(request),
            "con_archivos": bool(request.FILES),
        }
        pagina = render(request, "sesion_terminada.html", contexto, status=401)
        pagina["Cache-Control"] = "no-store, private"
        return pagina


def _se_perdio(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a person typed something and is sent to sign in; a password is never shown back."""
    a_donde = response.headers.get("Location", "").partition("?")[0]
    if request.method != "POST" or a_donde != reverse("entrar") or lo_pide_un_guion(request):
        return False
    if request.path.startswith((reverse("cuenta"), reverse("segundo_factor"))):
        return False
    return not request.user.is_authenticated and bool(campos_de(request))
