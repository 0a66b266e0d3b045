"""Step 4: the outcome of a call, its way back, and a second product in the same call."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera import servicios as cartera
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p04_llamada.formulario import LlamadaForm
from solicitudes.pasos.p04_llamada.otra import otra_venta
from solicitudes.pasos.vista import mostrar
from solicitudes.puerta.web import en_la_venta, primer_error
from solicitudes.reglas.procedimiento import paso, paso_actual


@require_POST
@en_la_venta(Rol.ASESOR)
def llamada(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Record the outcome of one call (4.1)."""
    form = LlamadaForm(request.POST)
    if not form.is_valid():
        if paso_actual(venta) != paso(4):
            raise Rechazo(primer_error(form))
        return mostrar(request, venta, paso(4), llamada_form=form, estado=422)
    datos = form.cleaned_data
    hecha = aceptar.registrar_llamada(
        venta.pk,
        acto=acto_de(request),
        resultado=datos["resultado"].pk,
        telefono=datos["telefono"],
        nota=datos["nota"],
    )
    messages.success(request, f"Llamada registrada: {hecha.resultado}.")
    return redirect(venta)


@require_POST
@en_la_venta(Rol.ASESOR)
def deshacer_llamada(request: HttpRequest, venta: Venta, llamada_id: int) -> HttpResponse:
    """Take back the last outcome, until the next call or for two minutes."""
    get_object_or_404(venta.contacto.llamadas, pk=llamada_id)
    cartera.deshacer_llamada(llamada_id, acto=acto_de(request))
    messages.success(request, "Resultado deshecho.")
    return redirect(venta)


@require_POST
@en_la_venta(Rol.ASESOR)
def otra(request: HttpRequest, venta: Venta) -> HttpResponse:
    """A second product for the same client in the same call."""
    hermana = otra_venta(venta.pk, acto=acto_de(request))
    messages.success(request, "Segunda venta del mismo cliente: elija su oferta.")
    return redirect(hermana)
