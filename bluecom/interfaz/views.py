"""Where each person lands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.interfaz.navegacion import primera_pagina


@requiere_rol()
def inicio(request: HttpRequest) -> HttpResponse:
    """The first page of the person's role."""
    destino = primera_pagina(usuario_de(request).rol)
    return redirect(destino) if destino else render(request, "diseno/sin_pagina.html")
