"""The asesor's side of a review (11.1): answers, what he proposes, notes, the folder back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from solicitudes.canales.revision import propuestas
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.formulario_respuesta import PropuestaForm, RespuestaForm
from solicitudes.conversacion.formulario import NotaForm
from solicitudes.conversacion.notas import dejar_nota
from solicitudes.models import Observacion, Venta
from solicitudes.puerta.web import en_la_venta, primer_error


@require_POST
@en_la_venta(Rol.ASESOR)
def responder(request: HttpRequest, venta: Venta, observacion_id: int) -> HttpResponse:
    """Answer one observation of Canales Virtuales (11.1)."""
    get_object_or_404(Observacion, pk=observacion_id, venta=venta)
    form = RespuestaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return redirect("paso", venta.pk, 11)
    revision.responder(
        observacion_id, acto=acto_de(request), respuesta=form.cleaned_data["respuesta"]
    )
    return redirect(_sin_responder_tras(venta, observacion_id))


def _sin_responder_tras(venta: Venta, observacion_id: int) -> str:
    """The page again, at the next one that waits for its answer: this one's turn, or round."""
    abiertas = venta.observaciones.abiertas().filter(respondida_en=None).order_by("pk")
    otra = abiertas.filter(pk__gt=observacion_id).first() or abiertas.first()
    pagina = reverse("paso", args=[venta.pk, 11])
    return f"{pagina}#respuesta-{otra.pk}" if otra else pagina


@require_POST
@en_la_venta(Rol.ASESOR)
def subsanar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Every observation answered: back to Canales Virtuales."""
    revision.subsanar(venta.pk, acto=acto_de(request))
    dicho = f"Devuelta corregida la carpeta de {venta.cliente} (venta {venta.pk})."
    messages.success(request, dicho)
    return redirect("cola")


@en_la_venta(Rol.ASESOR)
def proponer(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Another error that he saw: Canales Virtuales makes it an observation, with one key."""
    form = PropuestaForm(venta, request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        razones = razones_contra(
            lambda: propuestas.proponer(venta.pk, acto=acto_de(request), **form.datos())
        )
        if not razones:
            messages.success(
                request, "Propuesta enviada: Canales Virtuales la añade o le contesta."
            )
            return redirect("paso", venta.pk, 11)
    contexto = {"venta": venta, "form": form, "razones": razones}
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/proponer_observacion.html", contexto, status=estado)


@require_POST
@en_la_venta(Rol.ASESOR)
def nota_a_canales(request: HttpRequest, venta: Venta) -> HttpResponse:
    """A word to whoever has his folder; it changes nothing."""
    form = NotaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return redirect(venta)
    dejar_nota(venta.pk, acto=acto_de(request), texto=form.cleaned_data["texto"])
    messages.success(request, "Nota enviada: la ve quien revisa la carpeta.")
    return redirect(venta)
