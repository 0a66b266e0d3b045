"""The page of a sale's deadlines: how they run, and what a supervisor or a jefe does to one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.plazos.servicios import PAUSAN
from bluecom.rechazo import Rechazo
from solicitudes.mesa.plazos import servicio
from solicitudes.mesa.plazos.consulta import filas
from solicitudes.mesa.plazos.formulario import AclararForm, IncumplirForm, PausarForm
from solicitudes.models import Venta
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.web import en_la_venta, primer_error
from solicitudes.reglas.permisos import ABREN_CLIENTES

_FORMULARIOS: dict[str, Any] = {
    "pausar": PausarForm,
    "incumplir": IncumplirForm,
    "aclarar": AclararForm,
}
_HACEN: dict[str, tuple[Any, str]] = {
    "pausar": (servicio.pausar, "El plazo está en pausa."),
    "reanudar": (servicio.reanudar, "El plazo corre otra vez."),
    "incumplir": (servicio.incumplir, "El plazo quedó cerrado sin cumplir."),
    "aclarar": (servicio.aclarar, "La hora quedó aclarada."),
}


@en_la_venta(*ABREN_CLIENTES)
def plazos(request: HttpRequest, venta: Venta) -> HttpResponse:
    usuario = usuario_de(request)
    contexto = {
        **acto_sobre(venta, usuario),
        "plazos": filas(venta, usuario, timezone.now()),
    }
    return render(request, "ventas/plazos/plazos.html", contexto)


@require_POST
@en_la_venta(*PAUSAN)
def acto(request: HttpRequest, venta: Venta, plazo_id: int) -> HttpResponse:
    """One press: stop it, let it run, give it up, or say which hour is true."""
    que = request.POST.get("que", "")
    if que not in _HACEN:
        raise Rechazo("Elija qué hacer con el plazo.")
    hacer, dicho = _HACEN[que]
    datos: dict[str, Any] = {}
    if que in _FORMULARIOS:
        form = _FORMULARIOS[que](request.POST)
        if not form.is_valid():
            messages.error(request, primer_error(form))
            return redirect("plazos_de_la_venta", venta.pk)
        datos = form.cleaned_data
    hacer(venta.pk, plazo_id, acto=acto_de(request), **datos)
    messages.success(request, dicho)
    return redirect("plazos_de_la_venta", venta.pk)
