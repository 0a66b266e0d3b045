"""The waiting list of the floor, and the act that returns its clients to the queue."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import intentar
from solicitudes.mesa.consulta_espera import esperan, grupos_en_espera
from solicitudes.mesa.espera import devolver_grupo, devolver_uno
from solicitudes.reglas.permisos import JEFATURA


class GrupoForm(forms.Form):
    """What the clients wait for, where, by what; each may be unknown to the portfolio."""

    por = forms.CharField(required=False, max_length=14)
    zona = forms.CharField(required=False, max_length=80, strip=False)
    tecnologia = forms.CharField(required=False, max_length=12, strip=False)


@requiere_rol(*JEFATURA)
def espera(request: HttpRequest) -> HttpResponse:
    """Everybody who waits, counted; and the clients of the group that was opened."""
    usuario, ahora = usuario_de(request), timezone.now()
    contexto: dict[str, Any] = {"grupos": grupos_en_espera(usuario, ahora), "abierto": None}
    form = GrupoForm(request.GET)
    if "zona" in request.GET and form.is_valid():
        filas = esperan(usuario, ahora, **form.cleaned_data)
        contexto |= {
            "abierto": form.cleaned_data,
            "pagina": Paginator(filas, 25).get_page(request.GET.get("page")),
            "parametros": urlencode(form.cleaned_data),
        }
    return render(request, "mesa/espera.html", contexto)


@require_POST
@requiere_rol(*JEFATURA)
def volver(request: HttpRequest) -> HttpResponse:
    """All of a group return to the queue now."""
    form = GrupoForm(request.POST)
    if form.is_valid():
        acto = acto_de(request)

        def hacer() -> None:
            cuantos = devolver_grupo(acto=acto, **form.cleaned_data)
            messages.success(request, _vuelven(cuantos))

        intentar(request, hacer)
    return redirect("espera")


@require_POST
@requiere_rol(*JEFATURA)
def volver_uno(request: HttpRequest, contacto_id: int) -> HttpResponse:
    """One client returns to the queue now."""
    acto = acto_de(request)

    def hacer() -> None:
        devolver_uno(contacto_id, acto=acto)
        messages.success(request, "El cliente vuelve a la cola: le toca desde ahora.")

    intentar(request, hacer)
    form = GrupoForm(request.POST)
    abierto = f"?{urlencode(form.cleaned_data)}" if form.is_valid() else ""
    return redirect(reverse("espera") + abierto)


def _vuelven(cuantos: int) -> str:
    if cuantos == 1:
        return "1 cliente vuelve a la cola: le toca desde ahora."
    return f"{cuantos} clientes vuelven a la cola: les toca desde ahora."
