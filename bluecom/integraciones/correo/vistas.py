"""Where the mail provider tells what became of our mail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from bluecom.integraciones.correo.puerto import Noticia, NoticiaRechazada, proveedor
from bluecom.pendientes.models import CorreoSaliente
from bluecom.pendientes.sucesos import Fuente, anotar_suceso


@csrf_exempt
@require_POST
def noticias(request: HttpRequest) -> HttpResponse:
    """Answered once all of it is in the database: what was not is told again by the provider.

    Told twenty times, late or in another order, each is noted once. Of mail that is not ours
    nothing is noted, and nothing is said.
    """
    quien = proveedor()
    if quien is None:
        raise Http404
    try:
        leidas = quien.leer(request.body, request.headers, ahora=timezone.now())
    except NoticiaRechazada:
        return HttpResponse(status=401)
    for noticia in leidas:
        _anotar(noticia)
    return HttpResponse(status=204)


def _anotar(noticia: Noticia) -> None:
    correo = CorreoSaliente.objects.filter(message_id=noticia.message_id).first()
    if correo is None:
        return
    ahora = timezone.now()
    anotar_suceso(
        correo.pk,
        clase=noticia.clase,
        fuente=Fuente.PROVEEDOR,
        externo=noticia.id,
        en=min(noticia.en, ahora),
        ahora=ahora,
        detalle=noticia.detalle,
    )
