"""Every hand that the folder of a sale passed through, and what Canales Virtuales does with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from solicitudes.canales.custodia import servicio
from solicitudes.canales.custodia.consulta import manos_de
from solicitudes.canales.custodia.formulario import GuardarForm
from solicitudes.canales.custodia.listado import CUSTODIA
from solicitudes.models import Venta
from solicitudes.models.custodia import Paso
from solicitudes.papeles.vistas import LEEN_PAPELES
from solicitudes.puerta.web import en_la_venta, primer_error, venta_visible


@require_safe
@requiere_rol(*LEEN_PAPELES)
def custodia_de(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The whole way of the paper, and where it is now."""
    venta, usuario = venta_visible(request, venta_id), usuario_de(request)
    manos = manos_de(venta, ahora=timezone.now())
    actual = manos[0].tenencia if manos else None
    de_canales = usuario.tiene_rol(Rol.CANALES_VIRTUALES)
    contexto = {
        "venta": venta,
        "lee_la_lista": CUSTODIA.lo_lee(usuario),
        "manos": manos,
        "form": GuardarForm() if de_canales and actual and actual.en_la_casa else None,
        "se_devuelve": de_canales
        and actual is not None
        and actual.en_la_casa
        and venta.estado in servicio.SE_DEVUELVEN,
        "vuelve": de_canales and actual is not None and actual.como == Paso.DEVUELTA,
    }
    return render(request, "canales/custodia.html", contexto)


@require_POST
@en_la_venta(Rol.CANALES_VIRTUALES)
def guardar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Into a box, onto a shelf."""
    form = GuardarForm(request.POST)
    if form.is_valid():
        intentar(
            request,
            lambda: servicio.guardar([venta.pk], acto=acto_de(request), **form.cleaned_data),
            exito="Carpeta guardada.",
        )
    else:
        messages.error(request, primer_error(form))
    return redirect("custodia_de", venta.pk)


@require_POST
@en_la_venta(Rol.CANALES_VIRTUALES)
def devolver(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Its asesor takes it back; or, with ``de_nuevo``, it is here again."""
    if "de_nuevo" in request.POST:
        servicio.recibir_de_nuevo(venta.pk, acto=acto_de(request))
        messages.success(request, "Carpeta recibida de nuevo.")
    else:
        servicio.devolver(venta.pk, acto=acto_de(request))
        messages.success(request, f"Carpeta devuelta a {venta.asesor}.")
    return redirect("custodia_de", venta.pk)
