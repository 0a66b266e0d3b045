"""Everybody's notices: what others did, deadlines that come near."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.pendientes.models import Aviso


@requiere_rol()
def lista(request: HttpRequest) -> HttpResponse:
    """Newest first; opening one marks it read."""
    mios = Aviso.objects.filter(usuario=usuario_de(request))
    pagina = Paginator(mios.order_by("-creado_en", "-pk"), 30).get_page(request.GET.get("page"))
    contexto = {
        "pagina": pagina,
        "avisos": [_fila(aviso) for aviso in pagina],
        "sin_leer": mios.sin_leer().count(),
    }
    return render(request, "mesa/avisos.html", contexto)


@requiere_rol()
def abrir(request: HttpRequest, aviso_id: int) -> HttpResponse:
    """Go where the notice leads, and mark it read."""
    aviso = get_object_or_404(Aviso, pk=aviso_id, usuario=usuario_de(request))
    if aviso.leido_en is None:
        aviso.leido_en = timezone.now()
        aviso.save(update_fields=["leido_en"])
    propia = aviso.url.startswith("/") and url_has_allowed_host_and_scheme(
        aviso.url, allowed_hosts=None
    )
    return redirect(aviso.url if propia else "avisos")


@require_POST
@requiere_rol()
def leidos(request: HttpRequest) -> HttpResponse:
    """Mark every notice read."""
    Aviso.objects.filter(usuario=usuario_de(request)).sin_leer().update(leido_en=timezone.now())
    return redirect("avisos")


@requiere_rol()
def vivos(request: HttpRequest) -> HttpResponse:
    """The bell of the bar, polled: 204 while ``?v=`` is still the number unread."""
    sin_leer = Aviso.objects.filter(usuario=usuario_de(request)).sin_leer().count()
    if request.GET.get("v") == str(sin_leer):
        return HttpResponse(status=204)
    contexto = {"avisos_sin_leer": sin_leer, "enlace_avisos": None}
    return render(request, "diseno/_campana.html", contexto)


def _fila(aviso: Aviso) -> dict[str, Any]:
    return {
        "texto": aviso.texto,
        "url": reverse("aviso", args=[aviso.pk]) if aviso.url or not aviso.leido_en else "",
        "creado_en": aviso.creado_en,
        "leido_en": aviso.leido_en,
    }
