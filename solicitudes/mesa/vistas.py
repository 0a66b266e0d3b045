"""The list of sales: one's own, or everybody's for the floor."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.interfaz.por_marca import Tramo
from solicitudes.mesa.lista_ventas import (
    NO_ES_FILTRO,
    asesores_con_ventas,
    filtros_de,
    no_es_filtro,
)
from solicitudes.mesa.lista_ventas import pagina as pagina_de_ventas
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.permisos import ABREN_CLIENTES, JEFATURA


@requiere_rol(*ABREN_CLIENTES)
def ventas(request: HttpRequest) -> HttpResponse:
    """*Mis ventas*, or everybody's for the floor; newest first, by state and by asesor."""
    usuario = usuario_de(request)
    asesores = asesores_con_ventas(usuario)
    filtros = filtros_de(request.GET, asesores)
    mal = no_es_filtro(request.GET, filtros)
    antes = request.GET.get("antes", "")
    pagina = Tramo([]) if mal else pagina_de_ventas(usuario, filtros, antes)
    filtros = {} if mal else filtros
    contexto = {
        "pagina": pagina,
        "sigue": urlencode({**filtros, "antes": pagina.sigue}) if pagina.sigue else "",
        "estados": Estado.choices,
        "asesores": asesores,
        "filtros": filtros,
        "parametros": urlencode(filtros),
        "mal": NO_ES_FILTRO if mal else "",
        "puede_reasignar": usuario.tiene_rol(*JEFATURA),
    }
    estado = HTTPStatus.BAD_REQUEST if mal else HTTPStatus.OK
    return render(request, "ventas/lista.html", contexto, status=estado)
