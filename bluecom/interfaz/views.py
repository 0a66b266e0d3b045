"""Where each person lands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

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
