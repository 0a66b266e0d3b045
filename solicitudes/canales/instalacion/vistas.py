"""Step 11.2: the installation, recorded as a fact whatever the folder's state."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from solicitudes.canales import consulta as canales
from solicitudes.canales.instalacion import servicio as instalacion
from solicitudes.canales.instalacion.formulario import InstalacionForm, VisitaForm
from solicitudes.canales.instalacion.vistas_instalada import hoja_de
from solicitudes.models import Instalacion, Venta


@requiere_rol(Rol.CANALES_VIRTUALES)
def instalar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Record one installation done, or one visit that failed."""
    if _ya_registrada(request, venta_id):
        if request.method == "GET":
            return hoja_de(request, venta_id)
        messages.info(request, f"La instalación de la venta {venta_id} ya está registrada.")
        return redirect("instalaciones")
    usuario = usuario_de(request)
    venta = get_object_or_404(canales.instalables(usuario), pk=venta_id)
    venta.ahora = timezone.now()
    fallida = request.POST.get("resultado") == "fallida"
    enviado = request.POST if request.method == "POST" else None
    hecha = InstalacionForm(venta, None if fallida else enviado)
    visita = VisitaForm(venta, enviado if fallida else None)
    if enviado is not None:
        respuesta = _registrar(request, venta, visita if fallida else hecha)
        if respuesta is not None:
            return respuesta
    contexto = {
        "venta": venta,
        "hecha": hecha,
        "visita": visita,
        "fallida": fallida,
        "visitas": list(venta.visitas.select_related("motivo", "registrada_por", "corrida")),
        "direccion": venta.detalle_actual,
        "retiro": venta.retiros.filter(decision="").first(),
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/instalar.html", contexto, status=estado)


def _registrar(
    request: HttpRequest, venta: Venta, form: InstalacionForm | VisitaForm
) -> HttpResponse | None:
    """Do it and go back to the list, or leave the reasons on the form."""
    if not form.is_valid():
        return None
    razones = razones_contra(_lo_pedido(request, venta, form))
    if razones:
        form.add_error(None, razones)
        return None
    messages.success(request, con_punto(f"{_que(form, venta)}: venta {venta.pk}, {venta.cliente}"))
    return redirect("instalaciones")


def _que(form: InstalacionForm | VisitaForm, venta: Venta) -> str:
    if isinstance(form, VisitaForm):
        return "Visita anotada"
    if venta.reapertura_pedida_por_id is not None:
        return "Instalación registrada; los términos esperan a que se decida la reapertura"
    return "Instalación registrada"


def _lo_pedido(
    request: HttpRequest, venta: Venta, form: InstalacionForm | VisitaForm
) -> Callable[[], Any]:
    acto = acto_de(request)
    if isinstance(form, InstalacionForm):
        datos = form.datos()
        return lambda: instalacion.registrar_instalacion(venta.pk, acto=acto, **datos)
    limpios = form.cleaned_data
    return lambda: instalacion.registrar_visita_fallida(venta.pk, acto=acto, **limpios)


def _ya_registrada(request: HttpRequest, venta_id: int) -> bool:
    ajenas = Venta.objects.ajenas_a(usuario_de(request))
    return Instalacion.objects.filter(venta_id=venta_id, venta__in=ajenas).exists()
