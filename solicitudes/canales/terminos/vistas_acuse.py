"""Step 11.2: the page of the link that the client gets; no session, no name in its address."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from bluecom.cuentas.direccion import direccion_de
from bluecom.interfaz.por_enlace import por_enlace
from bluecom.pendientes.adjuntos import abrir_adjunto
from bluecom.rechazo import Rechazo
from solicitudes.canales.terminos.acuse import acusar, leer_enlace

PAGINA = "terminos/enlace.html"


@require_http_methods(["GET", "HEAD", "POST"])
@por_enlace(PAGINA)
def acuse(request: HttpRequest, llave: str) -> HttpResponse:
    """What arrived, and the button that says so. Opening the page says nothing by itself."""
    enlace = leer_enlace(llave, ahora=timezone.now())
    if enlace is None:
        return render(request, PAGINA, {"desconocido": True}, status=404)
    if request.method == "POST" and not enlace.usado:
        with suppress(Rechazo):  # the page says why
            acusar(llave, desde=direccion_de(request), ahora=timezone.now())
        return redirect("acuse", llave)
    vencido = bool(enlace.impide) and not enlace.usado
    return render(request, PAGINA, {"enlace": enlace}, status=410 if vencido else 200)


@require_safe
@por_enlace(PAGINA)
def acuse_pdf(request: HttpRequest, llave: str) -> HttpResponse:
    """The very file of the e-mail, while its link is good."""
    enlace = leer_enlace(llave, ahora=timezone.now())
    if enlace is None or not enlace.da_el_documento:
        raise Http404
    assert enlace.envio.correo is not None
    adjunto = enlace.envio.correo.adjuntos[0]
    respuesta = HttpResponse(abrir_adjunto(adjunto), content_type="application/pdf")
    respuesta["Content-Disposition"] = f'attachment; filename="{adjunto["nombre"]}"'
    return respuesta
