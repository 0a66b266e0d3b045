"""The list of sales: one's own, or everybody's for the floor."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from solicitudes.mesa.lista_ventas import asesores_con_ventas, filtros_de
from solicitudes.mesa.lista_ventas import pagina as pagina_de_ventas
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.permisos import ABREN_CLIENTES, JEFATURA


@requiere_rol(*ABREN_CLIENTES)
def ventas(request: HttpRequest) -> HttpResponse:
    """*Mis ventas*, or everybody's for the floor; newest first, by state and by asesor."""
    usuario = usuario_de(request)
    asesores = asesores_con_ventas(usuario)
    filtros = filtros_de(request.GET, asesores)
    pagina = pagina_de_ventas(usuario, filtros, request.GET.get("antes", ""))
    contexto = {
        "pagina": pagina,
        "sigue": urlencode({**filtros, "antes": pagina.sigue}) if pagina.sigue else "",
        "estados": Estado.choices,
        "asesores": asesores,
        "filtros": filtros,
        "parametros": urlencode(filtros),
        "puede_reasignar": usuario.tiene_rol(*JEFATURA),
    }
    return render(request, "ventas/lista.html", contexto)
