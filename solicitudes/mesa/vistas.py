"""The list of sales: one's own, or everybody's for the floor."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.interfaz.por_marca import tramo
from bluecom.preparadas import Leida
from solicitudes.models import Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.permisos import JEFATURA

POR_PAGINA = 25
_DEL_ASESOR = ("id", "username", "first_name", "last_name")


@requiere_rol(Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
def ventas(request: HttpRequest) -> HttpResponse:
    """*Mis ventas*, or everybody's for the floor; newest first, by state and by asesor."""
    usuario = usuario_de(request)
    visibles = _visibles(usuario)
    asesores = _asesores_con_ventas(usuario)
    filtros = {
        "estado": _uno_de(request.GET.get("estado"), Estado.values),
        "asesor": _uno_de(request.GET.get("asesor"), [str(a.pk) for a in asesores]),
    }
    filtros = {campo: valor for campo, valor in filtros.items() if valor}
    filas = visibles.filter(**filtros).select_related(
        "contacto__cliente", "asesor", "oferta__plan", "plazo_entrega"
    )
    marca = request.GET.get("antes", "")
    pagina = tramo(filas, por="tomada_en", marca=marca, cuantas=POR_PAGINA)
    contexto = {
        "pagina": pagina,
        "sigue": urlencode({**filtros, "antes": pagina.sigue}) if pagina.sigue else "",
        "estados": Estado.choices,
        "asesores": asesores,
        "filtros": filtros,
        "parametros": urlencode(filtros),
        "puede_reasignar": usuario_de(request).tiene_rol(*JEFATURA),
    }
    return render(request, "ventas/lista.html", contexto)


def _visibles(usuario: Usuario) -> VentaQuerySet:
    visibles: VentaQuerySet = Venta.objects.visibles_para(usuario).sin_practica_de_otros(usuario)
    return visibles


def _asesores_con_ventas(usuario: Usuario) -> list[Usuario]:
    """Whose sales this person may read."""
    filas = _con_ventas(usuario.rol, usuario.de_prueba).filas(usuario=usuario.pk)
    return [Usuario.from_db("default", _DEL_ASESOR, fila) for fila in filas]


@cache
def _con_ventas(rol: str, de_prueba: bool) -> Leida:
    def componer(usuario: int) -> QuerySet[Any, Any]:
        suyas = _visibles(Usuario(pk=usuario, rol=rol, de_prueba=de_prueba))
        con_alguna = Exists(suyas.filter(asesor=OuterRef("pk")))
        asesores = Usuario.objects.filter(con_alguna).order_by(*POR_NOMBRE)
        return asesores.values_list(*_DEL_ASESOR)

    return Leida(componer, usuario=int)


def _uno_de(elegido: str | None, valores: Iterable[str]) -> str:
    return elegido if elegido and elegido in valores else ""
