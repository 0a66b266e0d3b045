"""Step 11.1 for Canales Virtuales: observations noted, taken back, resolved; notes; proposals."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from solicitudes.canales.revision import consulta, propuestas
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.formulario import (
    NotaOpcionalForm,
    ObservacionForm,
)
from solicitudes.conversacion.formulario import NotaForm
from solicitudes.conversacion.notas import dejar_nota
from solicitudes.models import Motivo, Observacion, Propuesta, Venta
from solicitudes.puerta.web import primer_error, venta_visible


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def observar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Note one coded observation on one item, to be sent with the others."""
    venta = venta_visible(request, venta_id)
    item = next((i for i in consulta.items_de(venta) if i.codigo == request.POST.get("item")), None)
    form = ObservacionForm(item.motivos if item else [], request.POST)
    if item is None or not form.is_valid():
        messages.error(request, primer_error(form) if item else "Ese ítem no está en la carpeta.")
        return redirect("revisar", venta.pk)
    if not _ya_anotada(venta, item.codigo, form.cleaned_data["motivo"]):
        intentar(
            request,
            lambda: revision.anotar_observacion(
                venta.pk, acto=acto_de(request), **form.cleaned_data
            ),
            exito=f"Observación anotada en «{item.nombre}». Todavía no se envió.",
        )
    return _al_item(venta, item.codigo)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def quitar(request: HttpRequest, venta_id: int, observacion_id: int) -> HttpResponse:
    """Take back an observation that was not sent."""
    venta = venta_visible(request, venta_id)
    observacion = Observacion.objects.filter(pk=observacion_id, venta=venta).first()
    if observacion is None:
        return redirect("revisar", venta.pk)
    intentar(
        request,
        lambda: revision.quitar_observacion(observacion_id, acto=acto_de(request)),
        exito="Observación quitada.",
    )
    return _al_item(venta, observacion.item)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def resolver(request: HttpRequest, venta_id: int, observacion_id: int) -> HttpResponse:
    """The answer of the asesor is good."""
    venta = venta_visible(request, venta_id)
    observacion = get_object_or_404(Observacion, pk=observacion_id, venta=venta)
    if observacion.resuelta_en is None:
        intentar(
            request,
            lambda: revision.resolver(observacion_id, acto=acto_de(request)),
            exito="Observación resuelta.",
        )
    return _al_siguiente(venta, observacion.item)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def insistir(request: HttpRequest, venta_id: int, observacion_id: int) -> HttpResponse:
    """The answer of the asesor is not enough: the same is observed again."""
    venta = venta_visible(request, venta_id)
    observacion = get_object_or_404(Observacion, pk=observacion_id, venta=venta)
    form = NotaOpcionalForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
    else:
        intentar(
            request,
            lambda: revision.insistir(
                observacion_id, acto=acto_de(request), nota=form.cleaned_data["nota"]
            ),
            exito=f"«{observacion.item_nombre}» sigue observado. Todavía no se envió.",
        )
    return _al_siguiente(venta, observacion.item)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def decidir_propuesta(request: HttpRequest, venta_id: int, propuesta_id: int) -> HttpResponse:
    """What its asesor proposes to observe is added, or is not."""
    venta = venta_visible(request, venta_id)
    propuesta = get_object_or_404(Propuesta, pk=propuesta_id, venta=venta)
    acto, form = acto_de(request), NotaOpcionalForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
    elif request.POST.get("accion") == "desestimar":
        intentar(
            request,
            lambda: propuestas.desestimar(propuesta.pk, acto=acto, nota=form.cleaned_data["nota"]),
            exito=f"No se añade «{propuesta.motivo}»: se le avisó a {propuesta.por}.",
        )
    else:
        intentar(
            request,
            lambda: propuestas.anadir(propuesta.pk, acto=acto),
            exito=f"Observación añadida en «{propuesta.item_nombre}».",
        )
    otra = venta.propuestas.filter(decidida_en=None).first()
    return _a(venta, f"propuesta-{otra.pk}") if otra else _al_item(venta, propuesta.item)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def nota(request: HttpRequest, venta_id: int) -> HttpResponse:
    """A word to the asesor; it changes nothing."""
    venta = venta_visible(request, venta_id)
    form = NotaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
    else:
        intentar(
            request,
            lambda: dejar_nota(venta.pk, acto=acto_de(request), texto=form.cleaned_data["texto"]),
            exito="Nota guardada: la ve el asesor.",
        )
    return _a(venta, "notas")


def _al_item(venta: Venta, codigo: str) -> HttpResponse:
    return _a(venta, f"item-{codigo}")


def _al_siguiente(venta: Venta, codigo: str) -> HttpResponse:
    """Of one answer decided, to the next item that is to be looked at."""
    como_queda = Venta.objects.get(pk=venta.pk)
    como_queda.ahora = venta.ahora
    return _al_item(venta, consulta.siguiente_por_mirar(como_queda, codigo))


def _a(venta: Venta, donde: str) -> HttpResponse:
    """The page again, with the eye and the keys there."""
    return redirect(reverse("revisar", args=[venta.pk]) + f"#{donde}")


def _ya_anotada(venta: Venta, item: str, motivo: Motivo) -> bool:
    """The same observation twice in one round is one: the form was sent twice."""
    return venta.observaciones.filter(item=item, motivo=motivo, ronda=venta.rondas).exists()
