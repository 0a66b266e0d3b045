"""*Bitácora*: what was done, by whom and when; and the same as a file."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bluecom.auditoria import consulta
from bluecom.auditoria.exportar import exportar
from bluecom.auditoria.filtros import FiltrosForm
from bluecom.auditoria.permisos import AMBITOS, cosas_de
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.rechazo import Rechazo


@requiere_rol(*AMBITOS)
@require_safe
def bitacora(request: HttpRequest) -> HttpResponse:
    """The acts that were asked for, newest first."""
    personas = consulta.nombres()
    return _mostrar(request, _filtros(request, personas), personas)


@requiere_rol(*AMBITOS)
@require_safe
def bitacora_csv(request: HttpRequest) -> HttpResponse:
    """The same acts as a file; what cannot be one is said on the page."""
    acto, personas = acto_de(request), consulta.nombres()
    form = _filtros(request, personas)
    if not form.is_valid():
        return _mostrar(request, form, personas)
    try:
        archivo = exportar(
            form.condicion(),
            pedidos=form.pedidos(),
            personas=personas,
            acto=acto,
        )
    except Rechazo as rechazo:
        form.add_error(None, rechazo.razones)
        return _mostrar(request, form, personas)
    return HttpResponse(
        archivo,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="bitacora-{hoy(acto.ahora)}.csv"'},
    )


def _filtros(request: HttpRequest, personas: dict[int, str]) -> FiltrosForm:
    return FiltrosForm(request.GET, cosas=cosas_de(usuario_de(request)), personas=personas)


def _mostrar(request: HttpRequest, form: FiltrosForm, personas: dict[int, str]) -> HttpResponse:
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
