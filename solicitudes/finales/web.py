"""After an end, the next client at once (1.2)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bluecom.cuentas.acto import acto_de
from solicitudes.finales.siguiente import tomar


def al_siguiente(request: HttpRequest) -> HttpResponse:
    """The page of the next client; the queue, with its sentence, when none is left."""
    venta = tomar(acto=acto_de(request))
    if venta is not None:
        return redirect(venta)
    messages.info(request, "No quedan clientes por llamar en su cartera.")
    return redirect("cola")
