"""Step 4: the outcome of a call, its way back, and a second product in the same call."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from bluecom.rechazo import Rechazo
from cartera.models import Llamada
from cartera.servicios import anotar_en_la_llamada
from solicitudes.finales.deshacer import deshacer
from solicitudes.finales.web import al_siguiente
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p04_llamada.formulario_llamada import LlamadaForm
from solicitudes.pasos.p04_llamada.formulario_otra import OtraForm
from solicitudes.pasos.p04_llamada.otra import aceptar_otra, impide_otra
from solicitudes.pasos.p04_llamada.pagina import contexto_de_la_llamada
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.pasos.vista import mostrar
from solicitudes.puerta.web import en_la_venta, primer_error
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.procedimiento import paso, paso_actual


@require_POST
@en_la_venta(Rol.ASESOR)
def llamada(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Record the outcome of one call (4.1); when it ends the taking, the next client follows."""
    form = LlamadaForm(venta, request.POST)
    if not form.is_valid():
        if paso_actual(venta) != paso(4):
            raise Rechazo(primer_error(form))
        return mostrar(request, venta, paso(4), estado=422, **contexto_de_la_llamada(venta, form))
    hecha = aceptar.registrar_llamada(venta.pk, acto=acto_de(request), **form.datos())
    return _despues_de(request, venta, hecha)


def _despues_de(request: HttpRequest, venta: Venta, hecha: Llamada) -> HttpResponse:
    """On with this client, or the next."""
    messages.success(request, f"Llamada registrada: {hecha.dicho}.")
    return al_siguiente(request) if hecha.termina_la_toma else redirect(venta)


@require_POST
@en_la_venta(Rol.ASESOR)
def deshacer_llamada(request: HttpRequest, venta: Venta, llamada_id: int) -> HttpResponse:
    """Take back the last outcome, until the next call or for two minutes."""
    get_object_or_404(venta.contacto.llamadas, pk=llamada_id)
    deshacer(venta.pk, llamada_id, acto=acto_de(request))
    if venta.aceptada_en is not None:
        messages.success(request, "Deshecho: esa llamada no cuenta.")
        return redirect("seguimiento", venta.pk)
    messages.success(request, f"Deshecho: {venta.cliente.nombre_completo} sigue con usted.")
    return redirect(venta)


@require_POST
@en_la_venta(Rol.ASESOR)
def nota_llamada(request: HttpRequest, venta: Venta, llamada_id: int) -> HttpResponse:
    """Add a note to the call just recorded, and stay where the next client is."""
    get_object_or_404(venta.contacto.llamadas, pk=llamada_id)
    nota = request.POST.get("nota", "")
    acto = acto_de(request)
    exito = f"Anotado en la llamada a {venta.cliente.nombre_completo}."
    intentar(request, lambda: anotar_en_la_llamada(llamada_id, nota=nota, acto=acto), exito=exito)
    en_mano: Venta | None = Venta.objects.en_mano_de(acto.usuario).first()
    return redirect(en_mano or "cola")


@en_la_venta(Rol.ASESOR)
def otra(request: HttpRequest, venta: Venta) -> HttpResponse:
    """A second product for the same client in the same call."""
    razones = impide_otra(venta)
    if razones:
        raise Rechazo(razones)
    form = OtraForm(venta, request.POST or None)
    if request.method != "POST":
        return _pagina_de_otra(request, venta, form)
    if not form.is_valid():
        return _pagina_de_otra(request, venta, form, estado=422)
    try:
        hermana = aceptar_otra(venta.pk, acto=acto_de(request), **form.datos())
    except TransicionInvalida as rechazo:
        return _pagina_de_otra(
            request, venta, form, estado=422, razones=form.acusar(rechazo.razones)
        )
    return _despues_de_otra(request, venta, hermana)


def _despues_de_otra(request: HttpRequest, venta: Venta, hermana: Venta) -> HttpResponse:
    """Back to what is still being said of the first; else on with the second."""
    plan = hermana.oferta.plan
    if venta.estado != Estado.ACEPTADA:
        messages.success(request, f"También toma {plan}: lo ya dicho y recibido vale aquí.")
        return redirect(hermana)
    messages.success(request, f"También toma {plan}: lo que anote aquí vale para las dos ventas.")
    return redirect(venta)


def _pagina_de_otra(
    request: HttpRequest,
    venta: Venta,
    form: OtraForm,
    *,
    estado: int = 200,
    razones: list[str] | None = None,
) -> HttpResponse:
    contexto = {
        **acto_sobre(venta, usuario_de(request)),
        "form": form,
        "ofertas": form.ofertas,
        "razones": razones or [],
    }
    return render(request, "ventas/otra.html", contexto, status=estado)
