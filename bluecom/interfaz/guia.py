"""The living guide: every component with invented data, for administrators."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.models import Rol
from bluecom.interfaz import muestras
from bluecom.interfaz.formulario_guia import FormularioGuia, MotivoGuia


@requiere_rol(Rol.ADMINISTRADOR)
def guia(request: HttpRequest) -> HttpResponse:
    """All components on one page; ``?ahora=`` freezes its clock for pictures."""
    contexto = muestras.todas(ahora=_ahora(request))
    contexto["formulario"] = FormularioGuia({"nombre": "María Rojas", "celular": "7071"})
    contexto["motivo"] = MotivoGuia()["motivo"]
    return render(request, "guia/guia.html", contexto)


@requiere_rol(Rol.ADMINISTRADOR)
def puesto(request: HttpRequest) -> HttpResponse:
    """The desk layout as an agent sees it, with an invented sale."""
    return render(request, "guia/puesto.html", muestras.todas(ahora=_ahora(request)))


def _ahora(request: HttpRequest) -> datetime:
    try:
        pedida = parse_datetime(request.GET.get("ahora", ""))
    except ValueError:
        pedida = None
    if pedida is None or not 2000 < pedida.year < 3000:
        return timezone.now()
    return pedida if timezone.is_aware(pedida) else timezone.make_aware(pedida)
