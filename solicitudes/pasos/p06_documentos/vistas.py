"""Step 6: the photos and the letter that arrive, and what is asked for again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from solicitudes.conversacion import pedidos as mensajes
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.pasos.p06_documentos.formulario import (
    DocumentacionForm,
    PedirDeNuevoForm,
)
from solicitudes.pasos.vista import mostrar
from solicitudes.puerta.permitir import exigir_estado
from solicitudes.puerta.web import en_la_venta, primer_error
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO
from solicitudes.reglas.procedimiento import paso


@require_POST
@en_la_venta(Rol.ASESOR)
def carta(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Make the letter's model to print and sign (6.2)."""
    documentar.hacer_modelo_de_carta(venta.pk, acto=acto_de(request))
    return redirect("papel", venta.pk, "CARTA_MODELO")


@require_POST
@en_la_venta(Rol.ASESOR)
def pedir_de_nuevo(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Send what was observed back to the client as one message (6.3)."""
    exigir_estado(venta, *AL_REVISAR_LO_RECIBIDO)
    form = PedirDeNuevoForm(venta, request.POST)
    if not form.is_valid():
        escrito = DocumentacionForm(venta, request.POST)
        razones = [primer_error(form)]
        return mostrar(request, venta, paso(6), form=escrito, razones=razones, estado=422)
    documentar.pedir_de_nuevo(venta.pk, acto=acto_de(request), **form.datos())
    messages.success(request, "Anotado. Envíe el pedido al cliente: el texto está listo.")
    return redirect(venta)


@require_POST
@en_la_venta(Rol.ASESOR)
def mensaje(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The request for documents went to the client by WhatsApp (6.2); the next client follows."""
    acto = acto_de(request)
    mensajes.anotar_pedido(venta.pk, acto=acto)
    espera = f"Pedido anotado: {venta.cliente.nombre_completo} espera en su cola."
    messages.success(request, espera)
    siguiente = tomar(acto=acto)
    if siguiente is None:
        messages.info(request, "No quedan clientes por llamar en su cartera.")
    return redirect(siguiente or "cola")
