"""The draft of a step: kept as it is typed, thrown away on request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from solicitudes.models import Borrador, Venta
from solicitudes.pasos.borrador import descartar_borrador, guardar_borrador
from solicitudes.pasos.pagina import faltantes
from solicitudes.pasos.tabla import TALLERES
from solicitudes.puerta.web import en_la_venta, venta_visible
from solicitudes.reglas.procedimiento import paso


@require_POST
@requiere_rol(Rol.ASESOR)
def guardar(request: HttpRequest, venta_id: int, numero: int) -> HttpResponse:
    """Kept: 204, or what the step says anew. 409 when it is no longer open. A script asks."""
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
    respuesta = _lo_que_falta(request, venta, borrador)
    respuesta["X-Borrador"] = borrador.escrito_en.isoformat()
    return respuesta


def _lo_que_falta(request: HttpRequest, venta: Venta, borrador: Borrador) -> HttpResponse:
    taller = TALLERES.get(borrador.paso)
    if taller is None or not taller.form.dice_lo_que_falta:
        return HttpResponse(status=204)
    form = taller.form(venta, borrador=borrador.como_envio())
    faltan = faltantes(venta, paso(borrador.paso), form)
    contexto = {"faltantes": faltan, "lectura": form.lectura()}
    return render(request, "pasos/_al_escribir.html", contexto)


@require_POST
@en_la_venta(Rol.ASESOR)
def descartar(request: HttpRequest, venta: Venta, numero: int) -> HttpResponse:
    """Back to what is known."""
    descartar_borrador(venta.pk, paso=numero, acto=acto_de(request))
    return redirect("paso", venta.pk, numero)
