"""What a script is answered when its person is not signed in: a status to read, never a page.

A script that is sent on to the sign-in page reads its 200 as a success.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.urls import reverse
from django.views.csrf import csrf_failure
from django.views.decorators.http import require_GET

from bluecom.cuentas.acceso import requiere_rol, usuario_de

CABECERA = "X-Sesion"
TERMINADA = "terminada"
OTRA_FICHA = "otra-ficha"
PERSONA = "X-Persona"


def lo_pide_un_guion(request: HttpRequest) -> bool:
    """Whether a script of a page asks, and not a person who opens one."""
    if request.headers.get("HX-Request") == "true":
        return True
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return True
    return request.headers.get("Sec-Fetch-Dest") == "empty"


def sesion_terminada() -> HttpResponse:
    return _dicho("Su sesión terminó: entre de nuevo en otra pestaña.", TERMINADA, 401)


def en_lugar_de_entrar(request: HttpRequest, respuesta: HttpResponseBase) -> HttpResponseBase:
    """What a script reads where a person is sent to sign in; anything else stays as it is."""
    a_donde = respuesta.headers.get("Location", "")
    lleva_a_entrar = a_donde.partition("?")[0] == reverse("entrar")
    return sesion_terminada() if lleva_a_entrar and lo_pide_un_guion(request) else respuesta


def ficha_vencida(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of before the person signed in again: a script takes a new token and repeats."""
    if not lo_pide_un_guion(request):
        return csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return sesion_terminada()
    return _dicho("La página caducó: su sesión cambió en otra pestaña.", OTRA_FICHA, 403)


@require_GET
@requiere_rol()
def ficha(request: HttpRequest) -> HttpResponse:
    """The token of the session as it is now, and whose it is, for a page opened before it."""
    persona: dict[str, Any] = {PERSONA: str(usuario_de(request).pk)}
    return HttpResponse(get_token(request), content_type="text/plain", headers=persona)


def _dicho(texto: str, sesion: str, estado: int) -> HttpResponse:
    return HttpResponse(
        texto,
        status=estado,
        content_type="text/plain; charset=utf-8",
        headers={CABECERA: sesion, "Cache-Control": "no-store, private"},
    )
