"""Search within what one may see; a colleague's client answers with one line."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from solicitudes.mesa import busqueda


@requiere_rol()
def buscar(request: HttpRequest) -> HttpResponse:
    texto = request.GET.get("q", "").strip()[:80]
    usuario = usuario_de(request)
    if "\x00" in texto:
        messages.error(request, "Escriba un nombre, un C.I., un teléfono o un número.")
        return redirect("buscar")
    contexto = {
        "texto": texto,
        "ventas": busqueda.buscar(texto, usuario) if texto else [],
        "ajenas": busqueda.de_un_colega(texto, acto=acto_de(request)) if texto else [],
    }
    return render(request, "ventas/buscar.html", contexto)
