"""Step 4: the outcome of a call, its way back, and a second product in the same call."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from bluecom.cuentas.acceso import usuario_de
from cartera.models import Llamada
from solicitudes.finales.deshacer import deshacer
from solicitudes.finales.web import al_siguiente
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p04_llamada.otra import otra_venta
from solicitudes.pasos.p04_llamada.pagina import contexto_de_la_llamada
from solicitudes.pasos.p04_llamada.resultado import LlamadaForm
from solicitudes.pasos.vista import mostrar
from solicitudes.puerta.web import acto, primer_error
from solicitudes.reglas.errores import ActoRechazado
from solicitudes.reglas.procedimiento import paso, paso_actual


@acto()
def llamada(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Record the outcome of one call (4.1); when it ends the taking, the next client follows."""
    form = LlamadaForm(venta, request.POST)
    if not form.is_valid():
        if paso_actual(venta) != paso(4):
            raise ActoRechazado([primer_error(form)])
        return mostrar(request, venta, paso(4), estado=422, **contexto_de_la_llamada(venta, form))
    hecha = aceptar.registrar_llamada(
        venta.pk, usuario=usuario_de(request), ahora=timezone.now(), **form.datos()
    )
    return _despues_de(request, venta, hecha)


def _despues_de(request: HttpRequest, venta: Venta, hecha: Llamada) -> HttpResponse:
    """On with this client; on with the first product, when the second was refused; the next."""
    messages.success(request, f"Llamada registrada: {hecha.dicho}.")
    if not hecha.termina_la_toma:
        return redirect(venta)
    return redirect(venta.hermana_de) if venta.hermana_de else al_siguiente(request)


@acto()
def deshacer_llamada(request: HttpRequest, venta: Venta, llamada_id: int) -> HttpResponse:
    """Take back the last outcome, until the next call or for two minutes."""
    get_object_or_404(venta.contacto.llamadas, pk=llamada_id)
    deshacer(venta.pk, llamada_id, usuario=usuario_de(request), ahora=timezone.now())
    messages.success(request, f"Deshecho: {venta.cliente.nombre_completo} sigue con usted.")
    return redirect(venta)


@acto()
def otra(request: HttpRequest, venta: Venta) -> HttpResponse:
    """A second product for the same client in the same call."""
    hermana = otra_venta(venta.pk, usuario=usuario_de(request), ahora=timezone.now())
    messages.success(request, "Segunda venta del mismo cliente: elija su oferta.")
    return redirect(hermana)
