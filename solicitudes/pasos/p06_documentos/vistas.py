"""Step 6: the photos and the letter that arrive, and what is asked for again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bluecom.cuentas.acceso import usuario_de
from solicitudes.conversacion import pedidos as mensajes
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Venta
from solicitudes.papeles import emision as papeles
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.pasos.p06_documentos.formulario import (
    ArchivoForm,
    DocumentacionForm,
    PedirDeNuevoForm,
    archivos_de,
)
from solicitudes.pasos.pagina import faltantes
from solicitudes.pasos.vista import mostrar
from solicitudes.puerta.web import acto, primer_error
from solicitudes.reglas.errores import ActoRechazado
from solicitudes.reglas.procedimiento import paso


@acto()
def archivo(request: HttpRequest, venta: Venta) -> HttpResponse:
    """One photo or letter for each request (6.2); what is typed in the page stays."""
    form = ArchivoForm(request.POST, request.FILES)
    if not form.is_valid():
        raise ActoRechazado([primer_error(form)])
    recibido = documentar.recibir_archivo(
        venta.pk,
        usuario=usuario_de(request),
        ahora=timezone.now(),
        tipo=form.cleaned_data["tipo"],
        contenido=form.cleaned_data["archivo"].read(),
    )
    if recibido.usado_en_otra_carpeta():
        messages.warning(request, "Esa misma imagen ya está en la carpeta de otro cliente.")
    if request.headers.get("HX-Request"):
        contexto = {"venta": venta, "archivos": archivos_de(venta)}
        contexto["faltantes"] = faltantes(venta, paso(6))
        return render(request, "pasos/_llegado.html", contexto)
    messages.success(request, f"Recibido: {recibido.get_tipo_display()}.")
    return redirect("paso", venta.pk, 6)


@acto()
def carta(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Make the letter's model to print and sign (6.2)."""
    papeles.emitir_carta(venta, usuario=usuario_de(request), ahora=timezone.now())
    return redirect("papel", venta.pk, "CARTA_MODELO")


@acto()
def pedir_de_nuevo(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Send what was observed back to the client as one message (6.3)."""
    form = PedirDeNuevoForm(venta, request.POST)
    if not form.is_valid():
        escrito = DocumentacionForm(venta, request.POST)
        razones = [primer_error(form)]
        return mostrar(request, venta, paso(6), form=escrito, razones=razones, estado=422)
    documentar.pedir_de_nuevo(
        venta.pk, usuario=usuario_de(request), ahora=timezone.now(), **form.datos()
    )
    messages.success(request, "Anotado. Envíe el pedido al cliente: el texto está listo.")
    return redirect(venta)


@acto()
def mensaje(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The request for documents went to the client by WhatsApp (6.2); the next client follows."""
    usuario, ahora = usuario_de(request), timezone.now()
    mensajes.anotar_pedido(venta.pk, usuario=usuario, ahora=ahora)
    espera = f"Pedido anotado: {venta.cliente.nombre_completo} espera en su cola."
    messages.success(request, espera)
    siguiente = tomar(usuario=usuario, ahora=ahora)
    if siguiente is None:
        messages.info(request, "No quedan clientes por llamar en su cartera.")
    return redirect(siguiente or "cola")
