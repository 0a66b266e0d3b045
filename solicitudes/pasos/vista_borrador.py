"""The draft of a step: kept as it is typed, thrown away on request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from solicitudes.models import Venta
from solicitudes.pasos.borrador import descartar_borrador, guardar_borrador
from solicitudes.puerta.web import en_la_venta, venta_visible


@require_POST
@requiere_rol(Rol.ASESOR)
def guardar(request: HttpRequest, venta_id: int, numero: int) -> HttpResponse:
    """204 kept; 409 when the step is no longer open. Never a page: a script asks."""
    venta = venta_visible(request, venta_id)
    try:
        borrador = guardar_borrador(
            venta.pk,
            paso=numero,
            enviado=request.POST,
            visto=request.headers.get("X-Borrador"),
            acto=acto_de(request),
        )
    except Rechazo as rechazo:
        return HttpResponse(str(rechazo), status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204, headers={"X-Borrador": borrador.escrito_en.isoformat()})


@require_POST
@en_la_venta(Rol.ASESOR)
def descartar(request: HttpRequest, venta: Venta, numero: int) -> HttpResponse:
    """Back to what is known."""
    descartar_borrador(venta.pk, paso=numero, acto=acto_de(request))
    return redirect("paso", venta.pk, numero)
