"""Where WhatsApp tells what clients write and what became of what was written to them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from bluecom.integraciones import whatsapp
from bluecom.integraciones.whatsapp.puerto import NoticiaRechazada
from bluecom.transacciones import sin_choques
from solicitudes.conversacion.recepcion import recibir_noticias


@csrf_exempt
@require_http_methods(["GET", "POST"])
def noticias(request: HttpRequest) -> HttpResponse:
    """Answered once all of it is in the database: what was not is told again by the platform."""
    adaptador = whatsapp()
    if request.method == "GET":
        reto = adaptador.reto(request.GET.dict())
        if reto is None:
            raise Http404
        return HttpResponse(reto, content_type="text/plain; charset=utf-8")
    try:
        leidas = adaptador.leer(request.body, request.headers)
    except NoticiaRechazada:
        return HttpResponse(status=401)
    ahora = timezone.now()
    sin_choques(lambda: recibir_noticias(leidas, ahora=ahora))
    return HttpResponse(status=200)
