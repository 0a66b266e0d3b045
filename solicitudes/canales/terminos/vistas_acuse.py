"""Step 11.2: the page of the link that the client gets; no session, no name in its address."""

from contextlib import suppress

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bluecom.cuentas.direccion import direccion_de
from bluecom.pendientes.adjuntos import abrir_adjunto
from bluecom.rechazo import Rechazo
from solicitudes.canales.terminos.acuse import Enlace, acusar, leer_enlace

POR_RATO, RATO = 40, 600
"""Times that one address may ask in so many seconds: a household, not a program that guesses."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def acuse(request: HttpRequest, llave: str) -> HttpResponse:
    """What arrived, and the button that says so. Opening the page says nothing by itself."""
    if _demasiado(request):
        return render(request, "terminos/enlace.html", {"esperar": True}, status=429)
    enlace = _enlace(request, llave)
    if enlace is None:
        return render(request, "terminos/enlace.html", {"desconocido": True}, status=404)
    if request.method == "POST" and not enlace.usado:
        with suppress(Rechazo):  # the page says why
            acusar(llave, desde=direccion_de(request), ahora=timezone.now())
        return redirect("acuse", llave)
    vencido = bool(enlace.impide) and not enlace.usado
    return render(
        request, "terminos/enlace.html", {"enlace": enlace}, status=410 if vencido else 200
    )


@never_cache
@require_safe
def acuse_pdf(request: HttpRequest, llave: str) -> HttpResponse:
    """The very file of the e-mail, while its link is good."""
    enlace = None if _demasiado(request) else _enlace(request, llave)
    if enlace is None or (enlace.impide and not enlace.usado):
        raise Http404
    assert enlace.envio.correo is not None
    adjunto = enlace.envio.correo.adjuntos[0]
    respuesta = HttpResponse(abrir_adjunto(adjunto), content_type="application/pdf")
    respuesta["Content-Disposition"] = f'attachment; filename="{adjunto["nombre"]}"'
    return respuesta


def _enlace(request: HttpRequest, llave: str) -> Enlace | None:
    return leer_enlace(llave, ahora=timezone.now())


def _demasiado(request: HttpRequest) -> bool:
    """Counted in the cache: without it nobody is refused."""
    clave = f"acuse:{direccion_de(request)}"
    cache.add(clave, 0, RATO)
    try:
        return cache.incr(clave) > POR_RATO
    except ValueError:
        return False
