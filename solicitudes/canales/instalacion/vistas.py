"""Step 11.2: the installation, recorded as a fact whatever the folder's state."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import razones_contra
from solicitudes.canales import consulta as canales
from solicitudes.canales.instalacion import servicio as instalacion
from solicitudes.canales.instalacion.formulario import InstalacionForm, VisitaForm
from solicitudes.models import Instalacion, Venta
from solicitudes.reglas.estados import Estado


@requiere_rol(Rol.CANALES_VIRTUALES)
def lista(request: HttpRequest) -> HttpResponse:
    """Approved and not installed by age, then every other registered sale."""
    usuario = usuario_de(request)
    resto = canales.instalables(usuario).exclude(estado=Estado.CONFORME)
    contexto = {
        "por_decidir": canales.diferencias(usuario).filter(decision="").count(),
        "conformes": _filas(canales.conformes(usuario), usuario),
        "en_camino": _filas(resto.order_by("glosada_en", "pk"), usuario),
    }
    return render(request, "canales/instalaciones.html", contexto)


@requiere_rol(Rol.CANALES_VIRTUALES)
def instalar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Record one installation done, or one visit that failed."""
    if _ya_registrada(request, venta_id):
        messages.info(request, f"La instalación de la venta {venta_id} ya está registrada.")
        return redirect("instalaciones")
    usuario = usuario_de(request)
    venta = get_object_or_404(canales.instalables(usuario), pk=venta_id)
    venta.ahora = timezone.now()
    fallida = request.POST.get("resultado") == "fallida"
    enviado = request.POST if request.method == "POST" else None
    hecha = InstalacionForm(venta, None if fallida else enviado)
    visita = VisitaForm(venta, enviado if fallida else None)
    if enviado is not None:
        respuesta = _registrar(request, venta, visita if fallida else hecha)
        if respuesta is not None:
            return respuesta
    contexto = {
        "venta": venta,
        "hecha": hecha,
        "visita": visita,
        "fallida": fallida,
        "visitas": list(venta.visitas.select_related("motivo", "registrada_por", "corrida")),
        "direccion": venta.detalle_actual,
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/instalar.html", contexto, status=estado)


def _registrar(
    request: HttpRequest, venta: Venta, form: InstalacionForm | VisitaForm
) -> HttpResponse | None:
    """Do it and go back to the list, or leave the reasons on the form."""
    if not form.is_valid():
        return None
    razones = razones_contra(_lo_pedido(request, venta, form))
    if razones:
        form.add_error(None, razones)
        return None
    que = "Instalación registrada" if isinstance(form, InstalacionForm) else "Visita anotada"
    messages.success(request, con_punto(f"{que}: venta {venta.pk}, {venta.cliente}"))
    return redirect("instalaciones")


def _lo_pedido(
    request: HttpRequest, venta: Venta, form: InstalacionForm | VisitaForm
) -> Callable[[], Any]:
    acto = acto_de(request)
    if isinstance(form, InstalacionForm):
        datos = form.datos()
        return lambda: instalacion.registrar_instalacion(venta.pk, acto=acto, **datos)
    limpios = form.cleaned_data
    return lambda: instalacion.registrar_visita_fallida(venta.pk, acto=acto, **limpios)


def _ya_registrada(request: HttpRequest, venta_id: int) -> bool:
    ajenas = Venta.objects.ajenas_a(usuario_de(request))
    return Instalacion.objects.filter(venta_id=venta_id, venta__in=ajenas).exists()


def _filas(ventas: Any, usuario: Usuario) -> list[Venta]:
    """Each sale with its last failed visit, and whether this person may open it."""
    filas = list(ventas.prefetch_related("visitas__motivo"))
    visibles = Venta.objects.visibles_para(usuario).filter(pk__in=[venta.pk for venta in filas])
    a_la_vista = set(visibles.values_list("pk", flat=True))
    for venta in filas:
        venta.se_ve = venta.pk in a_la_vista
        visitas = list(venta.visitas.all())
        venta.ultima_visita = visitas[-1] if visitas else None
    return filas
