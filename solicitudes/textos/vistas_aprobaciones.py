"""The sheet of corrections to Annex 2, to be printed, and what COMTECO approved of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from solicitudes import glosas
from solicitudes.models import AprobacionGlosa, PlantillaGlosa
from solicitudes.textos import aprobaciones as servicios
from solicitudes.textos.consulta import filas_de_correcciones
from solicitudes.textos.formularios import CartaForm, RetiroForm, sentencias


@requiere_rol()
def correcciones(request: HttpRequest) -> HttpResponse:
    """Literal, corrected, reason, who approved; and the 21 texts side by side."""
    redaccion = PlantillaGlosa.objects.redaccion(hoy(timezone.now()))
    contexto: dict[str, Any] = {
        "filas": filas_de_correcciones(redaccion),
        "lineas": glosas.hoja_de_correcciones(redaccion),
        "no_aprobada": glosas.NO_APROBADA,
    }
    if usuario_de(request).tiene_rol(Rol.ADMINISTRADOR):
        contexto["carta"] = CartaForm()
    return render(request, "glosas/correcciones.html", contexto)


@require_POST
@requiere_rol(Rol.ADMINISTRADOR)
def aprobar_correcciones(request: HttpRequest) -> HttpResponse:
    """One letter of COMTECO for the marked corrections."""
    form, codigos = CartaForm(request.POST), request.POST.getlist("correccion")
    if not _con_errores(request, form):
        intentar(
            request,
            lambda: servicios.aprobar_correcciones(codigos, form.carta(), acto=acto_de(request)),
            exito="Aprobación anotada.",
        )
    return redirect("correcciones")


@require_POST
@requiere_rol(Rol.ADMINISTRADOR)
def aprobar_plantilla(request: HttpRequest, plantilla_id: int) -> HttpResponse:
    """COMTECO's letter for a version."""
    plantilla = get_object_or_404(PlantillaGlosa, pk=plantilla_id)
    form = CartaForm(request.POST)
    if not _con_errores(request, form):
        intentar(
            request,
            lambda: servicios.aprobar_plantilla(plantilla.pk, form.carta(), acto=acto_de(request)),
            exito=f"Aprobación de la versión {plantilla.version} anotada.",
        )
    return redirect("plantilla_glosa", plantilla.producto, plantilla.facturacion)


@require_POST
@requiere_rol(Rol.ADMINISTRADOR)
def retirar(request: HttpRequest, aprobacion_id: int) -> HttpResponse:
    """An approval is taken back, with its reason."""
    aprobacion = get_object_or_404(AprobacionGlosa, pk=aprobacion_id)
    form = RetiroForm(request.POST)
    if not _con_errores(request, form):
        intentar(
            request,
            lambda: servicios.retirar_aprobacion(
                aprobacion.pk, acto=acto_de(request), razon=form.cleaned_data["razon"]
            ),
            exito="Aprobación retirada; queda anotada con su razón.",
        )
    if aprobacion.plantilla is None:
        return redirect("correcciones")
    plantilla = aprobacion.plantilla
    return redirect("plantilla_glosa", plantilla.producto, plantilla.facturacion)


def _con_errores(request: HttpRequest, form: Any) -> bool:
    """Say each error of a short form that has no page of its own."""
    for sentencia in sentencias(form):
        messages.error(request, sentencia)
    return not form.is_valid()
