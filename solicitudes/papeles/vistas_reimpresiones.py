"""What was printed again, by whom and why: for who watches the floor."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.models import Rol
from documentos.models import Reimpresion

POR_PAGINA = 50


@requiere_rol(Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
def reimpresiones(request: HttpRequest) -> HttpResponse:
    """Every reprint with its reason, newest first; the file is always the same one."""
    todas = Reimpresion.objects.select_related("documento__carpeta__venta", "usuario").defer(
        "documento__datos"
    )
    pagina = Paginator(todas.order_by("-pk"), POR_PAGINA).get_page(request.GET.get("page"))
    return render(request, "auditoria/reimpresiones.html", {"pagina": pagina})
