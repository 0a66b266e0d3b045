"""Step 11.2: the Jefe Div. Servicio al Cliente decides on visits to take back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos, intentar, razones_contra
from solicitudes.canales import consulta as canales
from solicitudes.canales.instalacion import retirar as retiro
from solicitudes.canales.instalacion.formulario import NoRetirarForm
from solicitudes.models import RetiroDeVisita

POR_PAGINA = 30


@requiere_rol(Rol.JEFE_SERVICIO)
def lista(request: HttpRequest) -> HttpResponse:
    """What Canales Virtuales asks to take back, what it said and why."""
    pedidos = Paginator(canales.retiros_pedidos(usuario_de(request)), POR_PAGINA)
    contexto = {"pagina": pedidos.get_page(request.GET.get("page"))}
    return render(request, "canales/retiros.html", contexto)


@require_POST
@requiere_rol(Rol.JEFE_SERVICIO)
def confirmar(request: HttpRequest, retiro_id: int) -> HttpResponse:
    """The visit goes, with the installation that it recorded."""
    uno = _pedido(request, retiro_id)
    intentar(
        request,
        lambda: retiro.confirmar_retiro(uno.pk, acto=acto_de(request)),
        exito=f"Visita retirada de la venta {uno.venta_id}.",
    )
    return redirect("retiros")


@requiere_rol(Rol.JEFE_SERVICIO)
@con_rechazos_dichos(lambda **_: "retiros")
def rechazar(request: HttpRequest, retiro_id: int) -> HttpResponse:
    """It stays as recorded, for a coded reason."""
    uno = _pedido(request, retiro_id)
    form, razones = NoRetirarForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        acto, datos = acto_de(request), form.cleaned_data
        razones = razones_contra(lambda: retiro.rechazar_retiro(uno.pk, acto=acto, **datos))
        if not razones:
            messages.success(request, f"La visita de la venta {uno.venta_id} queda registrada.")
            return redirect("retiros")
    contexto = {
        "venta": uno.venta,
        "form": form,
        "razones": razones,
        "titulo": "No retirar la visita",
        "que_sigue": f"{uno.pedido_por}, que lo pidió, recibe el motivo.",
        "vuelta": reverse("retiros"),
        "a_donde": "Retiros pedidos",
        "icono_acto": "check-circle",
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/con_motivo.html", contexto, status=estado)


def _pedido(request: HttpRequest, retiro_id: int) -> RetiroDeVisita:
    del_mundo = RetiroDeVisita.objects.filter(
        venta__asesor__de_prueba=usuario_de(request).de_prueba
    )
    uno: RetiroDeVisita = get_object_or_404(
        del_mundo.select_related("venta__contacto__cliente", "pedido_por"), pk=retiro_id
    )
    return uno
