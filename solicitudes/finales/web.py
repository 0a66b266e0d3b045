"""After an end, the next client at once (1.2)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bluecom.cuentas.acto import Acto, acto_de
from bluecom.mensajes import decir
from bluecom.presencia.errores import EnPausa
from cartera.horarios import en_palabras, proxima_apertura
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
    messages.info(request, _por_que_no(acto))
    return redirect("cola")


def _por_que_no(acto: Acto) -> str:
    """Nobody is handed out outside the calling hours: until when."""
    abre = proxima_apertura(Cartera.objects.de(acto.usuario), acto.ahora)
    if abre is None:
        return "No quedan clientes por llamar en su cartera."
    return f"Fuera del horario de llamadas: se reparte de nuevo {en_palabras(abre)}."
