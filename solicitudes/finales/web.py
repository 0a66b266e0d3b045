"""After an end, the next client at once (1.2)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bluecom.cuentas.acto import acto_de
from bluecom.presencia.errores import EnPausa
from solicitudes.finales.siguiente import tomar


def al_siguiente(request: HttpRequest) -> HttpResponse:
    """The page of the next client; the queue, with its sentence, when none is left or he pauses."""
    try:
        venta = tomar(acto=acto_de(request))
    except EnPausa as pausa:
        messages.info(request, str(pausa))
        return redirect("cola")
    if venta is not None:
        return redirect(venta)
    messages.info(request, "No quedan clientes por llamar en su cartera.")
    return redirect("cola")
