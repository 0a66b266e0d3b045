"""After an end, the next client at once (1.2)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bluecom.cuentas.acto import acto_de
from bluecom.mensajes import decir
from bluecom.presencia.errores import EnPausa
from cartera.horarios import proxima_apertura
from cartera.models import Cartera
from solicitudes.finales.siguiente import tomar


def al_siguiente(request: HttpRequest) -> HttpResponse:
    """The page of the next client; the queue, with its sentence, when none is left or he pauses."""
    acto = acto_de(request)
    try:
        venta = tomar(acto=acto)
    except EnPausa as pausa:
        decir(request, pausa)
        return redirect("cola")
    if venta is not None:
        return redirect(venta)
    abre = proxima_apertura(Cartera.objects.de(acto.usuario), acto.ahora)
    if abre is None:  # outside the calling hours the queue says until when
        messages.info(request, "No quedan clientes por llamar en su cartera.")
    return redirect("cola")
