"""Where each person lands, and where a request that makes no sense does."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.http import require_safe
from django.views.defaults import bad_request

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.interfaz.navegacion import primera_pagina


@requiere_rol()
def inicio(request: HttpRequest) -> HttpResponse:
    """The first page of the person's role."""
    destino = primera_pagina(usuario_de(request).rol)
    return redirect(destino) if destino else render(request, "diseno/sin_pagina.html")


@require_safe
def icono(request: HttpRequest) -> HttpResponse:
    """The address that browsers ask for by themselves, also beside a paper or a photo."""
    return redirect(static("img/bluecom.svg"))


def pedido_malo(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that makes no sense; one for a strange host reads how that host is allowed."""
    if not isinstance(exception, DisallowedHost):
        return bad_request(request, exception)
    pedido, _ = split_domain_port(request.headers.get("Host", ""))
    contexto = {"anfitrion": pedido, "url_publica": settings.URL_PUBLICA}
    return HttpResponseBadRequest(render_to_string("anfitrion.html", contexto))
