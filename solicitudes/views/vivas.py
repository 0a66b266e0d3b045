"""Live parts of steps 8 and 9: the address as it is typed, the gloss as it will read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.models import Rol
from solicitudes import glosa_de_venta
from solicitudes.forms.smartflex import DireccionForm, vista_de_direccion
from solicitudes.views.actos import venta_visible


@requiere_rol(Rol.ASESOR)
def direccion(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The canonical line of Annex 1 for the fields as they stand."""
    venta_visible(request, venta_id)
    vista = vista_de_direccion(DireccionForm(request.POST or request.GET))
    return render(request, "pasos/_vista_direccion.html", {"vista": vista})


@requiere_rol(Rol.ASESOR)
def glosa(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The gloss of Annex 2 with the last word as it stands."""
    venta = venta_visible(request, venta_id)
    adicional = request.POST.get("adicional", "")[:80]
    vista = glosa_de_venta.vista_previa(venta, adicional=adicional)
    return render(request, "pasos/_vista_glosa.html", {"vista": vista})
