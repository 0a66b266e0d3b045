"""The sheet of corrections to Annex 2's wording, to be printed for COMTECO's approval."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol
from solicitudes.glosas import CORRECCIONES, hoja_de_correcciones


@requiere_rol()
def correcciones(request: HttpRequest) -> HttpResponse:
    """Literal, corrected, reason, who approved; and the 21 texts side by side."""
    contexto = {
        "correcciones": CORRECCIONES,
        "lineas": hoja_de_correcciones(),
    }
    return render(request, "glosas/correcciones.html", contexto)
