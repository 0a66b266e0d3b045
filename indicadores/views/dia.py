"""El día: the live board, and putting back what the system set aside."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.apartados import REPONEN
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import reponer as reponer_en_la_cola
from indicadores import consultas
from indicadores.consultas.colas import lo_que_espera
from indicadores.consultas.dia import version
from indicadores.consultas.tiempo_del_dia import tiempo_de_cada_uno
from indicadores.graficos import dibujar_horas
from indicadores.views.roles import LEEN_EL_DIA, LEEN_EL_MES
from solicitudes.reglas.permisos import JEFATURA

DEL_PUESTO = ("hechas", "efectivas", "aceptadas", "registradas")
"""The figures of each asesor on the board."""


@requiere_rol(*LEEN_EL_DIA)
def dia(request: HttpRequest) -> HttpResponse:
    """Who is doing what and what waits for whom, on a desk or on a wall.

    A poll gets a 204 when nothing changed.
    """
    acto = Acto(usuario_de(request), timezone.now())
    ahora = acto.ahora
    actual = f"{version()}-{int(ahora.timestamp()) // 60}"
    vivo = request.headers.get("HX-Request") == "true" and "v" in request.GET
    if vivo and request.GET["v"] == actual:
        return HttpResponse(status=204)
    contexto = {
        "d": None,
        "espera": lo_que_espera(acto),
        "ahora": ahora,
        "muro": "muro" in request.GET,
        "version": actual,
    }
    if acto.usuario.tiene_rol(*LEEN_EL_MES):
        contexto |= _del_piso(acto)
    plantilla = "indicadores/_tablero.html" if vivo else "indicadores/dia.html"
    return render(request, plantilla, contexto)


def _del_piso(acto: Acto) -> dict[str, Any]:
    """What Canales Virtuales does not read."""
    usuario, ahora = acto.usuario, acto.ahora
    d = consultas.dia(ahora=ahora)
    mes, dia_iso = mes_de(hoy(ahora)), hoy(ahora).isoformat()
    return {
        "d": d,
        "horas": dibujar_horas([(h.hora, h.hechas, h.efectivas) for h in d.horas]),
        "mes": mes,
        "dia_iso": dia_iso,
        "urls": {
            figura: f"{reverse('mes_filas', args=[mes, figura])}?dia={dia_iso}&agente="
            for figura in DEL_PUESTO
        }
        | {"hora": f"{reverse('mes_filas', args=[mes, 'hechas'])}?dia={dia_iso}&hora="},
        "puede_mandar": usuario.tiene_rol(*JEFATURA),
        "puede_reponer": usuario.tiene_rol(*REPONEN),
    }


@requiere_rol(*LEEN_EL_MES)
def tiempos(request: HttpRequest) -> HttpResponse:
    """Where the time of each asesor went: below the board, or as a page of its own."""
    ahora = timezone.now()
    sola = request.headers.get("HX-Request") != "true"
    plantilla = "tiempo_del_dia" if sola else "_tiempo_del_dia"
    contexto = {"tiempos": tiempo_de_cada_uno(ahora), "ahora": ahora}
    return render(request, f"indicadores/{plantilla}.html", contexto)


@requiere_rol(*REPONEN)
@require_POST
def reponer(request: HttpRequest, pk: int) -> HttpResponse:
    """A person decides that a set-aside effect is to be tried again."""
    pendiente = get_object_or_404(Pendiente, pk=pk)
    reponer_en_la_cola(pendiente)
    messages.success(request, "Repuesto: el sistema lo intenta otra vez ahora.")
    administra = usuario_de(request).tiene_rol(Rol.ADMINISTRADOR)
    return redirect("salud" if administra else "dia")
