"""What was printed again, by whom and why: for who watches the floor."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol
from solicitudes.papeles.listados import LEEN_REIMPRESIONES, reimpresas

POR_PAGINA = 50


@requiere_rol(*LEEN_REIMPRESIONES)
def reimpresiones(request: HttpRequest) -> HttpResponse:
    """Every reprint with its reason, newest first; the file is always the same one."""
    pagina = Paginator(reimpresas(), POR_PAGINA).get_page(request.GET.get("page"))
    return render(request, "auditoria/reimpresiones.html", {"pagina": pagina})
