"""The scorecard of an asesor: one's own, and for who reads the month, each one's."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy, mes_anterior, mes_de, mes_en_letras, mes_siguiente
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from indicadores import consultas
from indicadores.consultas.tarjeta import Meta, Tarjeta, tarjeta
from indicadores.graficos_del_piso import dibujar_franja
from indicadores.models import Figura
from indicadores.views.filas import POR_PAGINA
from indicadores.views.roles import LEEN_EL_MES

Enlace = Callable[[Figura], str]


@requiere_rol(Rol.ASESOR, *LEEN_EL_MES)
def propia(request: HttpRequest) -> HttpResponse:
    """An asesor's own; whoever reads the month chooses whose."""
    usuario, mes = usuario_de(request), _mes(request)
    if usuario.rol == Rol.ASESOR:
        return _mostrar(request, usuario, mes, lambda f: _propias(f, mes))
    asesores = Usuario.objects.filter(rol=Rol.ASESOR, is_active=True, de_prueba=False)
    contexto = {"asesores": asesores.order_by(*POR_NOMBRE), **_meses(mes, "tarjeta")}
    return render(request, "indicadores/tarjetas.html", contexto)


@requiere_rol(*LEEN_EL_MES)
def de(request: HttpRequest, usuario_id: int) -> HttpResponse:
    """That of one person, whoever left or has another role now too."""
    asesor = get_object_or_404(Usuario, pk=usuario_id, de_prueba=False)
    mes = _mes(request)
    return _mostrar(request, asesor, mes, lambda f: _del_mes(f, mes, asesor))


@requiere_rol(Rol.ASESOR)
def filas(request: HttpRequest, cifra: str) -> HttpResponse:
    """One's own rows behind a figure, newest first."""
    mes, suyo = _mes(request), {"agente": str(usuario_de(request).pk)}
    try:
        lista = consultas.filas(mes, cifra, ahora=timezone.now(), filtros=suyo)
    except DatoInvalido as error:
        raise Http404(str(error)) from None
    contexto = {
        "lista": lista,
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "pagina": Paginator(lista.consulta, POR_PAGINA).get_page(request.GET.get("page")),
        "parametros": urlencode({"mes": mes}),
    }
    return render(request, "indicadores/tarjeta_filas.html", contexto)


def _mostrar(request: HttpRequest, asesor: Usuario, mes: str, enlace: Enlace) -> HttpResponse:
    try:
        suya = tarjeta(asesor, mes, ahora=timezone.now())
    except DatoInvalido as error:
        raise Http404(str(error)) from None
    contexto = {
        "tarjeta": suya,
        "propia": asesor == request.user,
        "medidas": _medidas(suya, enlace),
        "metas": [_meta(meta, enlace) for meta in suya.metas],
        **_meses(mes, request.resolver_match.view_name if request.resolver_match else ""),
    }
    return render(request, "indicadores/tarjeta.html", contexto)


def _medidas(suya: Tarjeta, enlace: Enlace) -> list[dict[str, Any]]:
    return [
        {
            "cifra": medida.cifra,
            "franja": dibujar_franja(medida.cifra, medida.piso) if medida.piso else None,
            "url_n": enlace(medida.figura_n),
            "url_d": enlace(medida.figura_d),
        }
        for medida in suya.medidas
    ]


def _meta(meta: Meta, enlace: Enlace) -> dict[str, Any]:
    return {"meta": meta, "url": enlace(meta.figura)}


def _propias(figura: Figura, mes: str) -> str:
    return f"{reverse('tarjeta_filas', args=[figura])}?{urlencode({'mes': mes})}"


def _del_mes(figura: Figura, mes: str, asesor: Usuario) -> str:
    return f"{reverse('mes_filas', args=[mes, figura])}?{urlencode({'agente': asesor.pk})}"


def _mes(request: HttpRequest) -> str:
    return request.GET.get("mes") or mes_de(hoy(timezone.now()))


def _meses(mes: str, vista: str) -> dict[str, Any]:
    """The one before and, unless it has still to come, the one after."""
    try:
        anterior, siguiente = mes_anterior(mes), mes_siguiente(mes)
    except (DatoInvalido, ValueError):
        raise Http404("No hay ningún mes así.") from None
    hay = siguiente <= mes_de(hoy(timezone.now()))
    return {
        "mes": mes,
        "anterior": {"mes": anterior, "nombre": mes_en_letras(anterior)},
        "siguiente": {"mes": siguiente, "nombre": mes_en_letras(siguiente)} if hay else None,
    }
