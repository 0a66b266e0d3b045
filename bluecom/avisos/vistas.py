"""Everybody's notices, to be worked off, and how each wants to be told."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from bluecom.avisos.consulta import ESTADOS, Elegido, pagina_de, por_tema
from bluecom.avisos.formulario import PreferenciaForm
from bluecom.avisos.models import preferencias_de
from bluecom.avisos.voz import tomar_para_el_navegador
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.pendientes.avisos import leer
from bluecom.pendientes.models import Aviso


@requiere_rol()
def lista(request: HttpRequest) -> HttpResponse:
    """What is open first; opening one marks it read."""
    usuario = usuario_de(request)
    elegido = Elegido.leido(request.GET.get("estado"), request.GET.get("tema"))
    temas = por_tema(usuario)
    pagina, grupos = pagina_de(usuario, elegido, request.GET.get("page"))
    contexto = {
        "pagina": pagina,
        "grupos": grupos,
        "elegido": elegido,
        "estados": ESTADOS,
        "temas": temas,
        "abiertos": sum(cuantos for _, _, cuantos in temas),
        "sin_leer": Aviso.objects.filter(usuario=usuario).sin_leer().cuantos(),
    }
    return render(request, "avisos/avisos.html", contexto)


@requiere_rol()
def abrir(request: HttpRequest, aviso_id: int) -> HttpResponse:
    """Go where the notice leads, and mark it read."""
    mios = Aviso.objects.filter(usuario=usuario_de(request))
    aviso = get_object_or_404(mios, pk=aviso_id)
    leer(mios.filter(pk=aviso.pk), ahora=timezone.now())
    propia = aviso.url.startswith("/") and url_has_allowed_host_and_scheme(
        aviso.url, allowed_hosts=None
    )
    return redirect(aviso.url if propia else "avisos")


@require_POST
@requiere_rol()
def leidos(request: HttpRequest) -> HttpResponse:
    """Mark read what the page shows: one group, or all that its filters find."""
    elegido = Elegido.leido(request.POST.get("estado"), request.POST.get("tema"))
    mios = elegido.de(usuario_de(request))
    if cuales := request.POST.getlist("aviso"):
        mios = mios.filter(pk__in=[cual for cual in cuales if cual.isdecimal() and len(cual) < 19])
    leer(mios, ahora=timezone.now())
    return redirect(f"{request.path.removesuffix('leidos/')}?{elegido.parametros}")


@requiere_rol()
def vivos(request: HttpRequest) -> HttpResponse:
    """The bell of the bar, polled: 204 while ``?v=`` is still the number unread."""
    sin_leer = Aviso.objects.filter(usuario=usuario_de(request)).sin_leer().cuantos()
    if request.GET.get("v") == str(sin_leer):
        return HttpResponse(status=204)
    contexto = {"avisos_sin_leer": sin_leer, "enlace_avisos": None}
    return render(request, "diseno/_campana.html", contexto)


@require_POST
@requiere_rol()
def voz(request: HttpRequest) -> JsonResponse:
    """What this page pops up, asked by its script once its person has allowed it."""
    dichos = tomar_para_el_navegador(usuario_de(request), ahora=timezone.now())
    return JsonResponse({"avisos": [asdict(dicho) for dicho in dichos]})


@requiere_rol()
def preferencias(request: HttpRequest) -> HttpResponse:
    """By mail, in the browser, and at which hours in silence."""
    usuario = usuario_de(request)
    mia = preferencias_de({usuario.pk})[usuario.pk]
    form = PreferenciaForm(request.POST or None, instance=mia)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Así se le avisa desde ahora.")
        return redirect("avisos_preferencias")
    return render(request, "avisos/preferencias.html", {"form": form})
