"""Each sharing-out of a portfolio: one POST, one service, one message."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.rechazo import Rechazo
from cartera import consultas
from cartera.forms.asignar import (
    ActivarForm,
    AsesoresForm,
    AsignarForm,
    FormularioCartera,
    MoverForm,
    PriorizarForm,
)
from cartera.models import Cartera
from cartera.servicios import asignar as servicios
from cartera.views import QUIEN_CARGA
from cartera.views.carteras import pagina


@require_POST
@requiere_rol(*QUIEN_CARGA)
def asignar(request: HttpRequest, cartera_id: int) -> HttpResponse:
    """Give clients that are nobody's to one asesor."""

    def hacer(cartera: Cartera, datos: dict[str, Any], acto: Acto) -> str:
        cuantos = servicios.asignar(cartera.pk, **datos, acto=acto)
        return f"{_clientes(cuantos)} para {datos['a']}."

    return _hacer(request, cartera_id, AsignarForm, "asignar", hacer)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def mover(request: HttpRequest, cartera_id: int) -> HttpResponse:
    """Move an absent asesor's clients."""

    def hacer(cartera: Cartera, datos: dict[str, Any], acto: Acto) -> str:
        cuantos = servicios.mover(cartera.pk, **datos, acto=acto)
        destino = f"pasan a {datos['a']}" if datos["a"] else "vuelven a la cola de todos"
        return f"{_clientes(cuantos)} de {datos['de']} {destino}."

    return _hacer(request, cartera_id, MoverForm, "mover", hacer)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def priorizar(request: HttpRequest, cartera_id: int) -> HttpResponse:
    """Call a zone before or after the others."""

    def hacer(cartera: Cartera, datos: dict[str, Any], acto: Acto) -> str:
        cuantos = servicios.priorizar(cartera.pk, **datos, acto=acto)
        return f"{datos['zona']}: {_clientes(cuantos)} con su nueva prioridad."

    return _hacer(request, cartera_id, PriorizarForm, "priorizar", hacer)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def abrir_a(request: HttpRequest, cartera_id: int) -> HttpResponse:
    """Say who works the portfolio."""

    def hacer(cartera: Cartera, datos: dict[str, Any], acto: Acto) -> str:
        servicios.abrir_a(cartera.pk, asesores=list(datos["asesores"]), acto=acto)
        return "Anotado quiénes la trabajan."

    return _hacer(request, cartera_id, AsesoresForm, "abrir_a", hacer)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def activar(request: HttpRequest, cartera_id: int) -> HttpResponse:
    """Pause the portfolio or take it up again."""
    cartera = get_object_or_404(consultas.carteras_de(usuario_de(request)), pk=cartera_id)
    form = ActivarForm(request.POST)
    if form.is_valid():
        activa = form.cleaned_data["activa"]
        servicios.activar(cartera.pk, activa=activa, acto=acto_de(request))
        ahora = "vuelve a repartirse" if activa else "queda en pausa: no se reparte a nadie"
        messages.success(request, f"«{cartera}» {ahora}.")
    return redirect("cartera", cartera.pk)


def _hacer(
    request: HttpRequest,
    cartera_id: int,
    clase: type[FormularioCartera],
    nombre: str,
    hacer: Callable[[Cartera, dict[str, Any], Acto], str],
) -> HttpResponse:
    cartera = get_object_or_404(consultas.carteras_de(usuario_de(request)), pk=cartera_id)
    form = clase(cartera, request.POST)
    if form.is_valid():
        try:
            mensaje = hacer(cartera, form.cleaned_data, acto_de(request))
        except Rechazo as rechazo:
            form.add_error(None, rechazo.razones)
        else:
            messages.success(request, mensaje)
            return redirect("cartera", cartera.pk)
    return pagina(request, cartera, {nombre: form})


def _clientes(cuantos: int) -> str:
    return "1 cliente" if cuantos == 1 else f"{cuantos} clientes"
