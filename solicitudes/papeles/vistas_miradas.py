"""Who looked at which photo, letter or folder, and when."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bluecom.auditoria.consulta import nombres
from bluecom.auditoria.permisos import LEEN_MIRADAS
from bluecom.cuentas.acceso import requiere_rol
from documentos.models import VistaArchivo
from solicitudes.papeles.filtros_miradas import MiradasForm
from solicitudes.papeles.listados import miradas_de

POR_PAGINA = 50


@requiere_rol(*LEEN_MIRADAS)
@require_safe
def quien_vio(request: HttpRequest) -> HttpResponse:
    """The looks that were asked for, newest first: what was seen, and none of it to be seen."""
    form = MiradasForm(request.GET, personas=nombres())
    valido = form.is_valid()
    miradas = miradas_de(form.condicion()) if valido else VistaArchivo.objects.none()
    pagina = Paginator(miradas, POR_PAGINA).get_page(request.GET.get("page"))
    contexto = {
        "form": form,
        "pagina": pagina,
        "parametros": urlencode(form.pedidos()) if valido else "",
    }
    estado = HTTPStatus.OK if valido else HTTPStatus.BAD_REQUEST
    return render(request, "auditoria/quien_vio.html", contexto, status=estado)
