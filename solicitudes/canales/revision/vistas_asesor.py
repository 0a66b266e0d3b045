"""The asesor's side of a review: each observation answered, the folder back (11.1)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.formulario_respuesta import RespuestaForm
from solicitudes.models import Observacion, Venta
from solicitudes.puerta.web import en_la_venta, primer_error


@require_POST
@en_la_venta(Rol.ASESOR)
def responder(request: HttpRequest, venta: Venta, observacion_id: int) -> HttpResponse:
    """Answer one observation of Canales Virtuales (11.1)."""
    get_object_or_404(Observacion, pk=observacion_id, venta=venta)
    form = RespuestaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return redirect("paso", venta.pk, 11)
    revision.responder(
        observacion_id, acto=acto_de(request), respuesta=form.cleaned_data["respuesta"]
    )
    return redirect("paso", venta.pk, 11)


@require_POST
@en_la_venta(Rol.ASESOR)
def subsanar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Every observation answered: back to Canales Virtuales."""
    revision.subsanar(venta.pk, acto=acto_de(request))
    messages.success(request, "Carpeta devuelta a Canales Virtuales.")
    return redirect("cola")
