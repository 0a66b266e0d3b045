"""The button that has the exchange dial, and the line that says what became of it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from solicitudes.models import Venta
from solicitudes.pasos.marcar.formulario import MarcarForm
from solicitudes.pasos.marcar.servicio import REPETIDA, como_esta, marcar
from solicitudes.puerta.web import en_la_venta, primer_error


@require_POST
@en_la_venta(Rol.ASESOR)
def marcar_por_la_central(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Dial what is written in the page; without scripts, the page itself comes back."""
    form = MarcarForm(request.POST)
    razones, repetida = [], False
    if form.is_valid():
        acto, vez = acto_de(request), form.cleaned_data["vez"]
        numero = form.cleaned_data["telefono"]
        hecho: list[bool] = []
        razones = razones_contra(
            lambda: hecho.append(marcar(venta.pk, acto=acto, numero=numero, vez=vez))
        )
        repetida = hecho == [False]
    else:
        razones = [primer_error(form)]
    if request.headers.get("HX-Request"):
        return _linea(request, venta, razones, repetida=repetida)
    return _de_vuelta(request, venta, razones)


@en_la_venta(Rol.ASESOR)
def marcada(request: HttpRequest, venta: Venta) -> HttpResponse:
    """What became of the last press, asked again each second; nothing while it is the same."""
    ultima = como_esta(venta, ahora=acto_de(request).ahora).ultima
    if ultima is not None and ultima.estado == request.GET.get("estado"):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return _linea(request, venta, [])


def _linea(
    request: HttpRequest, venta: Venta, razones: list[str], *, repetida: bool = False
) -> HttpResponse:
    contexto = {
        "venta": venta,
        "central": como_esta(venta, ahora=acto_de(request).ahora),
        "razones": razones,
        "repetida": REPETIDA if repetida else "",
    }
    return render(request, "pasos/_marcada.html", contexto, status=422 if razones else 200)


def _de_vuelta(request: HttpRequest, venta: Venta, razones: list[str]) -> HttpResponse:
    for razon in razones:
        messages.error(request, razon)
    ultima = como_esta(venta, ahora=acto_de(request).ahora).ultima
    if ultima is not None and not razones:
        messages.info(request, ultima.en_palabras)
    return redirect("seguimiento", venta.pk) if venta.aceptada_en else redirect(venta)
