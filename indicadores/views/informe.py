"""The month's report, as it was mailed."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from bluecom.cuentas.acceso import requiere_rol
from documentos.errores import ArchivoAlterado
from indicadores.informe.servicio import abrir
from indicadores.models import InformeMensual
from indicadores.views.roles import LEEN_EL_MES

registro = logging.getLogger(__name__)


@requiere_rol(*LEEN_EL_MES)
def informe(request: HttpRequest, mes: str) -> HttpResponse:
    """The PDF, byte by byte the one that the jefes have."""
    uno = InformeMensual.objects.filter(mes=mes).exclude(archivo="").first()
    if uno is None:
        raise Http404("Ese mes no tiene informe.")
    try:
        contenido = abrir(uno)
    except ArchivoAlterado:
        registro.error("Archivo alterado o ausente: %s", uno.nombre_de_archivo)
        return render(request, "papeles/alterado.html", status=409)
    respuesta = HttpResponse(contenido, content_type="application/pdf")
    nombre = content_disposition_header(False, uno.nombre_de_archivo)
    respuesta["Content-Disposition"] = nombre or "inline"
    respuesta["Cache-Control"] = "no-store, private"
    return respuesta
