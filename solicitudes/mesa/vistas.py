"""The list of sales: one's own, or everybody's for the floor."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.permisos import JEFATURA


@requiere_rol(Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
def ventas(request: HttpRequest) -> HttpResponse:
    """*Mis ventas*, or everybody's for the floor; newest first, by state and by asesor."""
    usuario = usuario_de(request)
    visibles = Venta.objects.visibles_para(usuario).sin_practica_de_otros(usuario)
    asesores = Usuario.objects.filter(pk__in=visibles.values("asesor")).order_by(*POR_NOMBRE)
    filtros = {
        "estado": _uno_de(request.GET.get("estado"), Estado.values),
        "asesor": _uno_de(request.GET.get("asesor"), [str(a.pk) for a in asesores]),
    }
    filtros = {campo: valor for campo, valor in filtros.items() if valor}
    filas = visibles.filter(**filtros).select_related(
        "contacto__cliente", "asesor", "oferta__plan", "plazo_entrega"
    )
    contexto = {
        "pagina": Paginator(filas.order_by("-tomada_en"), 25).get_page(request.GET.get("page")),
        "estados": Estado.choices,
        "asesores": asesores,
        "filtros": filtros,
        "parametros": urlencode(filtros),
        "puede_reasignar": usuario_de(request).tiene_rol(*JEFATURA),
    }
    return render(request, "ventas/lista.html", contexto)


def _uno_de(elegido: str | None, valores: Iterable[str]) -> str:
    return elegido if elegido and elegido in valores else ""
