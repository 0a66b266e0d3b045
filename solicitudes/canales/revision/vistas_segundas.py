"""Step 11.1: the second look by sample, and what the floor learns from what is observed."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from solicitudes.canales.revision import consulta, estadistica, imagenes
from solicitudes.canales.revision.formulario import SegundaForm
from solicitudes.canales.revision.listados import ObservacionesForm
from solicitudes.canales.revision.segunda import anotar_segunda, por_mirar
from solicitudes.models import SegundaRevision
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas.flujo import transicion_de
from solicitudes.reglas.permisos import LEEN_TODO


@requiere_rol(Rol.CANALES_VIRTUALES)
def segunda(request: HttpRequest, segunda_id: int) -> HttpResponse:
    """The folder as it was approved, without what the first person ticked."""
    suya = get_object_or_404(por_mirar(usuario_de(request)), pk=segunda_id)
    venta = venta_visible(request, suya.venta_id)
    leer_alrededor(venta)
    form = SegundaForm(consulta.items_de(venta), request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        acto, diferencias = acto_de(request), form.diferencias()
        razones = razones_contra(
            lambda: anotar_segunda(suya.pk, acto=acto, diferencias=diferencias)
        )
        if not razones:
            return _hecha(request, suya, difiere=bool(diferencias))
    contexto = {
        "venta": venta,
        "segunda": suya,
        "form": form,
        "razones": razones,
        "documentos": imagenes.documentos_de(venta, request.GET.get("documento", "")),
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/segunda.html", contexto, status=estado)


def _hecha(request: HttpRequest, segunda: SegundaRevision, *, difiere: bool) -> HttpResponse:
    """What differs is put right by opening the folder again, while that may be asked."""
    cual = f"la carpeta de {segunda.venta.cliente} (venta {segunda.venta_id})"
    if not difiere:
        messages.success(request, f"Segunda revisión de {cual}: coincide con la primera.")
        return redirect("revision")
    messages.success(request, f"Segunda revisión de {cual}: anotado lo que difiere.")
    if transicion_de("reabrir", segunda.venta.estado) is None:
        return redirect("revision")
    messages.info(request, "Si hay que corregirla, pida su reapertura.")
    return redirect("pedir_reapertura", segunda.venta_id)


@requiere_rol(*LEEN_TODO)
@require_safe
def observaciones(request: HttpRequest) -> HttpResponse:
    """What is observed: by reason, asesor, product and round; each figure opens its rows."""
    usuario = usuario_de(request)
    form = ObservacionesForm(request.GET.dict(), usuario)
    valido = form.is_valid()
    contexto = {
        "form": form,
        "tablas": estadistica.tablas(usuario, form) if valido else [],
        "pedidos": form.pedidos() if valido else {},
    }
    estado = HTTPStatus.OK if valido else HTTPStatus.BAD_REQUEST
    return render(request, "canales/observaciones.html", contexto, status=estado)
