"""Step 4: the outcome of a call, its way back, and a second product in the same call."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from bluecom.rechazo import Rechazo
from cartera.models import Llamada
from cartera.servicios import anotar_en_la_llamada
from solicitudes.finales.deshacer import deshacer
from solicitudes.finales.web import al_siguiente
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p04_llamada.formulario_llamada import LlamadaForm
from solicitudes.pasos.p04_llamada.otra import otra_venta
from solicitudes.pasos.p04_llamada.pagina import contexto_de_la_llamada
from solicitudes.pasos.vista import mostrar
from solicitudes.puerta.web import en_la_venta, primer_error
from solicitudes.reglas.procedimiento import paso, paso_actual


@require_POST
@en_la_venta(Rol.ASESOR)
def llamada(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Record the outcome of one call (4.1); when it ends the taking, the next client follows."""
    form = LlamadaForm(venta, request.POST)
    if not form.is_valid():
        if paso_actual(venta) != paso(4):
            raise Rechazo(primer_error(form))
        return mostrar(request, venta, paso(4), estado=422, **contexto_de_la_llamada(venta, form))
    hecha = aceptar.registrar_llamada(venta.pk, acto=acto_de(request), **form.datos())
    return _despues_de(request, venta, hecha)


def _despues_de(request: HttpRequest, venta: Venta, hecha: Llamada) -> HttpResponse:
    """On with this client; on with the first product, when the second was refused; the next."""
    messages.success(request, f"Llamada registrada: {hecha.dicho}.")
    if not hecha.termina_la_toma:
        return redirect(venta)
    return redirect(venta.hermana_de) if venta.hermana_de else al_siguiente(request)


@require_POST
@en_la_venta(Rol.ASESOR)
def deshacer_llamada(request: HttpRequest, venta: Venta, llamada_id: int) -> HttpResponse:
    """Take back the last outcome, until the next call or for two minutes."""
    get_object_or_404(venta.contacto.llamadas, pk=llamada_id)
    deshacer(venta.pk, llamada_id, acto=acto_de(request))
    messages.success(request, f"Deshecho: {venta.cliente.nombre_completo} sigue con usted.")
    return redirect(venta)


@require_POST
@en_la_venta(Rol.ASESOR)
def nota_llamada(request: HttpRequest, venta: Venta, llamada_id: int) -> HttpResponse:
    """Add a note to the call just recorded, and stay where the next client is."""
    get_object_or_404(venta.contacto.llamadas, pk=llamada_id)
    nota = request.POST.get("nota", "")
    acto = acto_de(request)
    exito = f"Anotado en la llamada a {venta.cliente.nombre_completo}."
    intentar(request, lambda: anotar_en_la_llamada(llamada_id, nota=nota, acto=acto), exito=exito)
    en_mano: Venta | None = Venta.objects.en_mano_de(acto.usuario).first()
    return redirect(en_mano or "cola")


@require_POST
@en_la_venta(Rol.ASESOR)
def otra(request: HttpRequest, venta: Venta) -> HttpResponse:
    """A second product for the same client in the same call."""
    hermana = otra_venta(venta.pk, acto=acto_de(request))
    messages.success(request, "Segunda venta del mismo cliente: elija su oferta.")
    return redirect(hermana)
