"""The draft of a step: kept as it is typed, brought to other windows, thrown away on request."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from solicitudes.models import Borrador, Venta
from solicitudes.pasos.borrador import (
    OtroEscribio,
    borrador_de,
    descartar_borrador,
    guardar_borrador,
)
from solicitudes.pasos.pagina import faltantes
from solicitudes.pasos.tabla import TALLERES
from solicitudes.puerta.web import en_la_venta, venta_visible
from solicitudes.reglas.permisos import es_su_asesor
from solicitudes.reglas.procedimiento import paso


@require_POST
@requiere_rol(Rol.ASESOR)
def guardar(request: HttpRequest, venta_id: int, numero: int) -> HttpResponse:
    """Kept: 204, or what the step says anew. A script asks.

    409 when the step is no longer open, or, with what it wrote, when another window was first.
    """
    venta, acto = venta_visible(request, venta_id), acto_de(request)
    try:
        borrador = guardar_borrador(
            venta.pk,
            paso=numero,
            enviado=request.POST,
            visto=request.headers.get("X-Borrador"),
            hace=_hace(request),
            acto=acto,
        )
    except OtroEscribio as otro:
        return JsonResponse(_lo_escrito(otro.borrador, acto), status=409)
    except Rechazo as rechazo:
        return HttpResponse(str(rechazo), status=409, content_type="text/plain; charset=utf-8")
    respuesta = _lo_que_falta(request, venta, borrador)
    respuesta["X-Borrador"] = borrador.version
    return respuesta


@require_GET
@requiere_rol(Rol.ASESOR)
def ultimo(request: HttpRequest, venta_id: int, numero: int) -> HttpResponse:
    """What another window wrote since ``?v=``; 204 when nothing. A script asks."""
    venta, acto = venta_visible(request, venta_id), acto_de(request)
    if not es_su_asesor(venta, acto.usuario):
        raise Http404
    borrador = borrador_de(venta, numero)
    if borrador is None or borrador.version == request.GET.get("v"):
        return HttpResponse(status=204)
    return JsonResponse(_lo_escrito(borrador, acto))


def _hace(request: HttpRequest) -> timedelta:
    """How long ago it was typed, by the clock that saw it typed: a page that had no line waits."""
    dicho = request.headers.get("X-Escrito-Hace", "")
    return timedelta(milliseconds=int(dicho) if dicho.isdecimal() and len(dicho) < 9 else 0)


def _lo_escrito(borrador: Borrador, acto: Acto) -> dict[str, object]:
    """For the window that has something older: ``hace``, in milliseconds, is true on any clock."""
    otra_persona = borrador.escrito_por_id != acto.usuario.pk
    return {
        "visto": borrador.version,
        "hora": f"{timezone.localtime(borrador.escrito_en, LA_PAZ):%H:%M}",
        "por": str(borrador.escrito_por) if otra_persona else "",
        "hace": max(0, round((acto.ahora - borrador.escrito_en).total_seconds() * 1000)),
        "datos": borrador.datos,
    }


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
