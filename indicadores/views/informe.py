"""The month's report, as it was mailed: its PDF and its workbook."""

import logging
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from bluecom.cuentas.acceso import requiere_rol
from bluecom.planillas.salida import Formato
from documentos.errores import ArchivoAlterado
from indicadores.informe.servicio import abrir, abrir_planilla
from indicadores.models import InformeMensual
from indicadores.views.roles import LEEN_EL_MES

registro = logging.getLogger(__name__)


@requiere_rol(*LEEN_EL_MES)
def informe(request: HttpRequest, mes: str) -> HttpResponse:
    """The PDF, byte by byte the one that the jefes have."""
    uno = _suyo(mes)
    return _servir(request, lambda: abrir(uno), uno.nombre_de_archivo, "application/pdf")


@requiere_rol(*LEEN_EL_MES)
def planilla(request: HttpRequest, mes: str) -> HttpResponse:
    """The workbook, the same way; reports of before it have none."""
    uno = _suyo(mes)
    if not uno.planilla:
        raise Http404("Ese informe no tiene planilla.")
    return _servir(
        request, lambda: abrir_planilla(uno), uno.nombre_de_planilla, Formato.XLSX.mime, baja=True
    )


def _suyo(mes: str) -> InformeMensual:
    """The last one that was made: the DEFINITIVO, once there is one."""
    suyos = InformeMensual.objects.filter(mes=mes).exclude(archivo="").select_related("cierre")
    uno = suyos.first()
    if uno is None:
        raise Http404("Ese mes no tiene informe.")
    return uno


def _servir(
    request: HttpRequest, leer: Callable[[], bytes], nombre: str, mime: str, *, baja: bool = False
) -> HttpResponse:
    try:
        contenido = leer()
    except ArchivoAlterado:
        registro.error("Archivo alterado o ausente: %s", nombre)
        return render(request, "papeles/alterado.html", status=409)
    respuesta = HttpResponse(contenido, content_type=mime)
    respuesta["Content-Disposition"] = content_disposition_header(baja, nombre) or "inline"
    respuesta["Cache-Control"] = "no-store, private"
    return respuesta
