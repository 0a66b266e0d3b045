"""Step 11.2: what is recorded of an installed sale, and how it is put right."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos, razones_contra
from solicitudes.canales import consulta as canales
from solicitudes.canales.instalacion import rectificar as rectificacion
from solicitudes.canales.instalacion import retirar as retiro
from solicitudes.canales.instalacion.formulario import (
    RectificacionForm,
    RetiroForm,
    unidades_de,
)
from solicitudes.models import Venta, Visita
from solicitudes.papeles.datos.instalada import cambios, en_palabras
from solicitudes.reglas.estados import CON_INSTALACION


def hoja_de(request: HttpRequest, venta_id: int) -> HttpResponse:
    """When, with what, by whom; the visits, and what was put right of it."""
    venta = _suya(request, venta_id)
    return render(request, "canales/instalada.html", _contexto(venta))


@requiere_rol(Rol.CANALES_VIRTUALES)
@con_rechazos_dichos(lambda **_: "instalaciones")
def rectificar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Another day, serial or MAC, with its reason; what was said stays in its papers."""
    venta = _suya(request, venta_id)
    form = RectificacionForm(venta, request.POST or None)
    if request.method == "POST" and form.is_valid():
        acto, datos = acto_de(request), form.datos()
        razones = razones_contra(
            lambda: rectificacion.rectificar_instalacion(venta.pk, acto=acto, **datos)
        )
        if not razones:
            dicho = f"Instalación rectificada: venta {venta.pk}, {venta.cliente}"
            messages.success(request, con_punto(dicho))
            return redirect("instalar", venta.pk)
        form.add_error(None, razones)
    contexto = _contexto(venta) | {"form": form}
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/rectificar.html", contexto, status=estado)


@requiere_rol(Rol.CANALES_VIRTUALES)
@con_rechazos_dichos(lambda **_: "instalaciones")
def retirar(request: HttpRequest, visita_id: int) -> HttpResponse:
    """Ask that a visit recorded on a wrong sale is taken back; another decides."""
    visita = get_object_or_404(
        Visita.objects.filter(venta__in=canales.con_visitas(usuario_de(request))), pk=visita_id
    )
    venta = visita.venta
    form, razones = RetiroForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        acto, datos = acto_de(request), form.cleaned_data
        razones = razones_contra(lambda: retiro.pedir_retiro(visita.pk, acto=acto, **datos))
        if not razones:
            messages.success(request, "Retiro pedido: lo decide el Jefe Div. Servicio al Cliente.")
            return redirect("instalar", venta.pk)
    contexto = {
        "venta": venta,
        "form": form,
        "razones": razones,
        "titulo": "Pedir el retiro de la visita",
        "que_sigue": f"visita del {visita.fecha:%d/%m/%Y}. Lo decide el Jefe Div. Servicio al "
        "Cliente; hasta entonces no se envían términos.",
        "vuelta": reverse("instalar", args=[venta.pk]),
        "a_donde": f"Instalación de la venta {venta.pk}",
        "icono_acto": "x-circle",
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/con_motivo.html", contexto, status=estado)


def _suya(request: HttpRequest, venta_id: int) -> Venta:
    instaladas = canales.con_instalacion(usuario_de(request)).select_related("carpeta")
    venta: Venta = get_object_or_404(instaladas, pk=venta_id)
    venta.ahora = timezone.now()
    return venta


def _contexto(venta: Venta) -> dict[str, Any]:
    hechas = list(venta.rectificaciones.select_related("motivo", "por"))
    pedidos = venta.retiros.filter(decision="").select_related("pedido_por", "motivo")
    nombres = [nombre for _, nombre in unidades_de(venta)]
    return {
        "venta": venta,
        "direccion": venta.detalle_actual,
        "equipos": [
            (nombre, *en_palabras(equipo))
            for nombre, equipo in zip(nombres, venta.instalacion.equipos, strict=False)
        ],
        "visitas": list(venta.visitas.select_related("motivo", "registrada_por", "corrida")),
        "rectificaciones": [(una, cambios(venta, una)) for una in hechas],
        "retiro": pedidos.first(),
        "se_retira": venta.estado in CON_INSTALACION,
    }
