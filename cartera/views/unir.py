"""Clients that may be one person: the pairs, and two of them side by side."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import razones_contra
from cartera.duplicados import clientes_de, comparar, pares
from cartera.forms.unir import UnirForm
from cartera.servicios import unir as unir_clientes
from cartera.views import QUIEN_CARGA


@requiere_rol(*QUIEN_CARGA)
def duplicados(request: HttpRequest) -> HttpResponse:
    """Who has the C.I., a number or the line of another."""
    return render(request, "cartera/duplicados.html", {"pares": pares(usuario_de(request))})


@requiere_rol(*QUIEN_CARGA)
def unir(request: HttpRequest, uno_id: int, otro_id: int) -> HttpResponse:
    """Two clients side by side; joined when somebody says which data stay, and why."""
    claves = sorted((uno_id, otro_id))
    uno, otro = (get_object_or_404(clientes_de(usuario_de(request)), pk=pk) for pk in claves)
    form = UnirForm(uno, otro, request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        acto = acto_de(request)
        razones = razones_contra(lambda: unir_clientes(uno.pk, otro.pk, acto=acto, **form.datos()))
        if not razones:
            messages.success(request, f"{otro} y {uno} ya son un solo cliente.")
            return redirect("cliente", uno.pk)
    contexto = {
        "uno": uno,
        "otro": otro,
        "datos": comparar(uno, otro),
        "lados": [
            (c, c.contactos.select_related("cartera"), c.telefonos.all()) for c in (uno, otro)
        ],
        "form": form,
        "razones": razones,
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "cartera/unir.html", contexto, status=estado)
