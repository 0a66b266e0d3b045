"""The page of a follow-up call, reached from any page of an accepted sale and from its client's."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera.servicios.cierre import PLAZO_PARA_DESHACER
from solicitudes.models import Venta
from solicitudes.pasos.marcar.servicio import lo_de_la_central
from solicitudes.pasos.p04_llamada.formulario_llamada import llamadas_de, pide_segunda, teclas_de
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.pasos.seguimiento.formulario import SeguimientoForm
from solicitudes.pasos.seguimiento.servicio import (
    SIN_SEGUIMIENTO,
    registrar_seguimiento,
)
from solicitudes.puerta.web import en_la_venta
from solicitudes.reglas.comprobaciones import desistimiento


@en_la_venta(Rol.ASESOR)
def seguimiento(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Note a call about a sale that goes on; the page stays, with its way back."""
    if not venta.admite_seguimiento:
        raise Rechazo(SIN_SEGUIMIENTO)
    if request.method != "POST":
        return _pagina(request, venta, SeguimientoForm(venta))
    form = SeguimientoForm(venta, request.POST)
    if not form.is_valid():
        return _pagina(request, venta, form, estado=422)
    hecha = registrar_seguimiento(venta.pk, acto=acto_de(request), **form.datos())
    messages.success(request, f"Seguimiento anotado: {hecha.dicho}.")
    return redirect("seguimiento", venta.pk)


def _pagina(
    request: HttpRequest, venta: Venta, form: SeguimientoForm, *, estado: int = 200
) -> HttpResponse:
    form.fields["telefono"].initial = venta.contacto.linea
    teclas, desistio = teclas_de(form, ()), desistimiento(venta)
    contexto = {
        **acto_sobre(venta, usuario_de(request)),
        "desistio": desistio,
        "secundarias": [_anular(venta)] if desistio else [],
        "form": form,
        "teclas": teclas,
        "preguntas": [tecla for tecla in teclas if pide_segunda(tecla)],
        "llamadas": llamadas_de(venta),
        "por_la_central": lo_de_la_central(venta),
        "se_deshace_desde": acto_de(request).ahora - PLAZO_PARA_DESHACER,
    }
    return render(request, "ventas/seguimiento.html", contexto, status=estado)


def _anular(venta: Venta) -> dict[str, str]:
    """The next right thing to do for a client who withdrew."""
    return {
        "texto": "Anular la venta",
        "url": reverse("anular", args=[venta.pk]),
        "icono": "x-circle",
        "peligro": "si",
    }
