"""Close the file of a concluded sale (11.2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from documentos.tipos import TipoDocumento
from solicitudes.expediente import cerrar as cierre
from solicitudes.puerta.web import venta_visible


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def expediente(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Close the file of a concluded sale, with what was added since, and open it."""
    venta = venta_visible(request, venta_id)
    cerrado = intentar(
        request,
        lambda: cierre.cerrar_expediente(venta.pk, acto=acto_de(request)),
        exito=f"El expediente de la venta {venta.pk} está al día.",
    )
    return redirect("papel", venta.pk, TipoDocumento.EXPEDIENTE) if cerrado else redirect(venta)
