"""*Bitácora*: what was done, by whom and when."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bluecom.auditoria import consulta
from bluecom.auditoria.filtros import FiltrosForm
from bluecom.auditoria.permisos import AMBITOS, cosas_de
from bluecom.cuentas.acceso import requiere_rol, usuario_de


@requiere_rol(*AMBITOS)
@require_safe
def bitacora(request: HttpRequest) -> HttpResponse:
    """The acts that were asked for, newest first."""
    personas = consulta.nombres()
    form = FiltrosForm(request.GET, cosas=cosas_de(usuario_de(request)), personas=personas)
    valido = form.is_valid()
    marca = request.GET.get("antes", "")
    renglones, sigue = consulta.pagina(form.condicion(), marca, personas) if valido else ([], "")
    pedidos = form.pedidos() if valido else {}
    contexto = {
        "form": form,
        "renglones": renglones,
        "sigue": urlencode({**pedidos, "antes": sigue}) if sigue else "",
        "desde_el_medio": bool(marca),
        "parametros": urlencode(pedidos),
        "verificacion": consulta.verificacion(ahora=timezone.now()),
    }
    estado = HTTPStatus.OK if valido else HTTPStatus.BAD_REQUEST
    return render(request, "auditoria/bitacora.html", contexto, status=estado)
