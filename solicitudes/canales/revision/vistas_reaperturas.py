"""Step 11.1: a folder opened again, asked by Canales Virtuales and decided by the Jefe Div. S.C."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos, intentar, razones_contra
from solicitudes.canales import consulta as canales
from solicitudes.canales.revision import reapertura
from solicitudes.canales.revision.formulario_reapertura import NoReabrirForm, ReaperturaForm
from solicitudes.models import Venta
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas.estados import Estado

POR_PAGINA = 30


@requiere_rol(Rol.CANALES_VIRTUALES)
def pedir(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Ask for an approved folder to be opened again; once, until it is decided."""
    venta = venta_visible(request, venta_id)
    if request.method == "GET" and (dicho := reapertura.ya_pedida(venta)):
        messages.info(request, dicho)
        return redirect("revisar", venta.pk)
    form = ReaperturaForm(venta, request.POST or None)
    if request.method == "POST" and form.is_valid():
        hecha = intentar(
            request,
            lambda: reapertura.pedir_reapertura(
                venta.pk, acto=acto_de(request), **form.cleaned_data
            ),
            exito=f"Pedida la reapertura de {venta.cliente} (venta {venta.pk}): la decide el Jefe "
            "Div. Servicio al Cliente.",
        )
        return redirect("revision" if hecha else "revisar", *([] if hecha else [venta.pk]))
    contexto = {
        "venta": venta,
        "form": form,
        "titulo": "Pedir la reapertura",
        "que_sigue": "La confirma el Jefe Div. Servicio al Cliente; entonces vuelve a su asesor.",
        "vuelta": reverse("revisar", args=[venta.pk]),
        "a_donde": f"Volver a la venta {venta.pk}",
        "icono_acto": "folder2-open",
    }
    return _con_motivo(request, contexto)


@requiere_rol(Rol.JEFE_SERVICIO)
def lista(request: HttpRequest) -> HttpResponse:
    """What Canales Virtuales asks, with its reason."""
    ventas = canales.reaperturas_pedidas(usuario_de(request))
    pagina = Paginator(ventas, POR_PAGINA).get_page(request.GET.get("page"))
    pedidas = [{"venta": venta, "razon": reapertura.por_que_se_pide(venta)} for venta in pagina]
    return render(request, "canales/reaperturas.html", {"pedidas": pedidas, "pagina": pagina})


@require_POST
@requiere_rol(Rol.JEFE_SERVICIO)
def confirmar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The folder goes back to its asesor as observed."""
    venta = venta_visible(request, venta_id)
    if venta.estado != Estado.OBSERVADA:
        intentar(
            request,
            lambda: reapertura.reabrir(venta.pk, acto=acto_de(request)),
            exito=f"Venta {venta.pk} reabierta: vuelve a su asesor.",
        )
    return redirect("reaperturas")


@requiere_rol(Rol.JEFE_SERVICIO)
@con_rechazos_dichos(lambda **_: "reaperturas")
def rechazar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The folder stays as approved, for a coded reason."""
    venta = venta_visible(request, venta_id)
    if venta.reapertura_pedida_por_id is None:
        messages.info(request, f"Nadie pide ya reabrir la carpeta de la venta {venta.pk}.")
        return redirect("reaperturas")
    form, razones = NoReabrirForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        datos = form.cleaned_data
        razones = razones_contra(
            lambda: reapertura.rechazar_reapertura(venta.pk, acto=acto_de(request), **datos)
        )
        if not razones:
            messages.success(request, _dicho_de_la_negativa(venta))
            return redirect("reaperturas")
    contexto = {
        "venta": venta,
        "form": form,
        "razones": razones,
        "titulo": "No reabrir la carpeta",
        "que_sigue": f"{venta.reapertura_pedida_por}, que lo pidió, recibe el motivo.",
        "vuelta": reverse("reaperturas"),
        "a_donde": "Reaperturas",
        "icono_acto": "folder-check",
    }
    return _con_motivo(request, contexto)


def _dicho_de_la_negativa(venta: Venta) -> str:
    queda = "queda conforme"
    if venta.instalacion_actual is not None:
        queda = "queda conforme y, como ya se instaló, se envían los términos"
    return f"La carpeta de {venta.cliente} (venta {venta.pk}) {queda}."


def _con_motivo(request: HttpRequest, contexto: dict[str, Any]) -> HttpResponse:
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/con_motivo.html", contexto, status=estado)
