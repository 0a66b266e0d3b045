"""The asesor says in what state he is; who leads the floor ends a forgotten one."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos, razones_contra
from bluecom.presencia.models import Intervalo, PorQue
from bluecom.presencia.servicios import pasar_a
from bluecom.presencia.servicios import terminar as terminar_estado

TERMINAN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)


class TerminarForm(forms.Form):
    """Why somebody else's state ends now."""

    por_que = forms.ChoiceField(
        label="Por qué",
        choices=PorQue.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija por qué."},
    )
    nota = forms.CharField(label="Nota", required=False, max_length=300, widget=forms.TextInput())


@require_POST
@requiere_rol(Rol.ASESOR)
@con_rechazos_dichos(lambda *_, **__: "cola")
def estado(request: HttpRequest) -> HttpResponse:
    """From any page, and back to it."""
    intervalo = pasar_a(request.POST.get("estado", ""), acto=acto_de(request))
    messages.success(request, f"Desde ahora: {intervalo.estado}.")
    volver = request.POST.get("volver", "")
    propia = volver.startswith("/") and url_has_allowed_host_and_scheme(volver, allowed_hosts=None)
    return redirect(volver if propia else "cola")


@requiere_rol(*TERMINAN)
def terminar(request: HttpRequest, intervalo_id: int) -> HttpResponse:
    """End it with its reason, and back to the board."""
    intervalo = get_object_or_404(
        Intervalo.objects.select_related("usuario", "estado"), pk=intervalo_id
    )
    form = TerminarForm(request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        acto, datos = acto_de(request), form.cleaned_data
        razones = razones_contra(lambda: terminar_estado(intervalo_id, acto=acto, **datos))
        if not razones:
            messages.success(request, f"Terminado: {intervalo.estado} de {intervalo.usuario}.")
            return redirect("dia")
    volver = {"texto": "Volver al día", "url": reverse("dia"), "icono": "arrow-left"}
    contexto = {
        "intervalo": intervalo,
        "form": form,
        "razones": razones,
        "secundarias": [volver],
    }
    estado_http = 422 if request.method == "POST" else 200
    return render(request, "presencia/terminar.html", contexto, status=estado_http)
