"""Step 5, when the client is on the line again: what was left unasked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from solicitudes.conversacion.pedidos import por_preguntar
from solicitudes.models import Venta
from solicitudes.pasos.p05_explicacion import servicio
from solicitudes.pasos.p05_explicacion.formulario import PorPreguntarForm
from solicitudes.pasos.vista import mostrar
from solicitudes.puerta.web import en_la_venta
from solicitudes.reglas.procedimiento import paso_actual


@require_POST
@en_la_venta(Rol.ASESOR)
def completar_ficha(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Note what the client answered of what was left unasked at step 5."""
    form = PorPreguntarForm(por_preguntar(venta), request.POST)
    if not form.is_valid():
        return mostrar(request, venta, paso_actual(venta), preguntar_form=form, estado=422)
    servicio.completar_ficha(venta.pk, acto=acto_de(request), datos=form.cleaned_data)
    messages.success(request, "Anotado lo que dijo el cliente.")
    return redirect(venta)
