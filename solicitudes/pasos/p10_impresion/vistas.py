"""Step 10 for a whole day: choose the folders, watch them being made, open, confirm."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from documentos.errores import ArchivoAlterado
from documentos.models import Tanda
from documentos.servicios.tandas import abrir_tanda
from solicitudes.papeles.vistas import pdf_en_linea
from solicitudes.pasos.p10_impresion import consulta as impresion
from solicitudes.pasos.p10_impresion import tanda as servicio
from solicitudes.puerta.web import ids_enviados
from solicitudes.reglas.estados import Estado

registro = logging.getLogger(__name__)


@requiere_rol(Rol.ASESOR)
def tandas(request: HttpRequest) -> HttpResponse:
    """What there is to print today, and the last printings."""
    if request.method == "POST":
        return _pedir(request)
    usuario = usuario_de(request)
    ventas = impresion.imprimibles(usuario)
    contexto = {
        "ventas": ventas,
        "con_impresas": any(venta.estado == Estado.IMPRESA for venta in ventas),
        "tandas": impresion.tandas_de(usuario),
        "marcadas": request.session.pop("por_imprimir", None),
        "motivo": request.session.pop("motivo_impresion", ""),
    }
    return render(request, "tandas/tandas.html", contexto)


@requiere_rol(Rol.ASESOR)
def tanda(request: HttpRequest, tanda_id: int) -> HttpResponse:
    """One printing: its progress, then its file and the list to confirm."""
    una = _propia(request, tanda_id)
    filas = impresion.filas_de(una)
    contexto = impresion.avance_de(una) | {
        "filas": filas,
        "por_confirmar": any(fila.por_confirmar for fila in filas),
    }
    return render(request, "tandas/tanda.html", contexto)


@requiere_rol(Rol.ASESOR)
def avance(request: HttpRequest, tanda_id: int) -> HttpResponse:
    """The moving part: 204 while nothing changed, the whole page once it ended."""
    una = _propia(request, tanda_id)
    if una.terminada_en is not None:
        destino = reverse("tanda", args=[una.pk])
        return HttpResponse(status=204, headers={"HX-Redirect": destino})
    contexto = impresion.avance_de(una)
    if contexto["version"] == request.GET.get("v"):
        return HttpResponse(status=204)
    return render(request, "tandas/_avance.html", contexto)


@requiere_rol(Rol.ASESOR)
def tanda_pdf(request: HttpRequest, tanda_id: int) -> HttpResponse:
    """The file to print; each opening leaves its trace in every folder."""
    una = _propia(request, tanda_id)
    if not una.imprimible:
        messages.info(request, "Ese archivo no está: se prepara todavía o ya se borró.")
        return redirect("tanda", una.pk)
    try:
        contenido = abrir_tanda(una, acto=acto_de(request))
    except ArchivoAlterado:
        registro.error("Archivo alterado o ausente: tanda %s", una.pk)
        return render(request, "papeles/alterado.html", status=409)
    return pdf_en_linea(contenido, f"impresion-{una.pk}.pdf")


@require_POST
@requiere_rol(Rol.ASESOR)
def confirmar(request: HttpRequest, tanda_id: int) -> HttpResponse:
    """Confirm the ticked folders, each by its own door; the clock of each starts (10.1)."""
    una = _propia(request, tanda_id)
    de_la_tanda = {f.venta.pk for f in impresion.filas_de(una) if f.por_confirmar}
    elegidas = sorted(ids_enviados(request, "venta") & de_la_tanda)
    hechas, razones = servicio.confirmar_impresas(elegidas, acto=acto_de(request))
    for razon in razones:
        messages.error(request, razon)
    if hechas:
        cuantas = "1 carpeta impresa" if len(hechas) == 1 else f"{len(hechas)} carpetas impresas"
        messages.success(request, f"{cuantas}: el plazo de entrega empezó.")
    elif not razones:
        messages.info(request, "No quedaba ninguna de esas carpetas por confirmar.")
    return redirect("entregas" if hechas and not razones else reverse("tanda", args=[una.pk]))


def _pedir(request: HttpRequest) -> HttpResponse:
    """Ask for the ticked ones in the order of the list; what was ticked survives a refusal."""
    usuario = usuario_de(request)
    enviadas = ids_enviados(request, "venta")
    en_orden = [v.pk for v in impresion.imprimibles(usuario) if v.pk in enviadas]
    motivo = request.POST.get("motivo", "")
    try:
        una, nueva = servicio.imprimir_varias(en_orden, acto=acto_de(request), motivo=motivo)
    except Rechazo as rechazo:
        decir(request, rechazo)
        request.session["por_imprimir"] = en_orden
        request.session["motivo_impresion"] = motivo[:200]
        return redirect("tandas")
    if not nueva:
        messages.info(request, "Esta tanda todavía se prepara: pida la siguiente cuando termine.")
    return redirect("tanda", una.pk)


def _propia(request: HttpRequest, tanda_id: int) -> Tanda:
    return get_object_or_404(Tanda, pk=tanda_id, pedida_por=usuario_de(request))
