"""El día: the live board, and putting back what the system set aside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from bluecom.pendientes.apartados import REPONEN
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import reponer as reponer_en_la_cola
from indicadores import consultas
from indicadores.consultas.dia import version
from indicadores.graficos import dibujar_horas
from indicadores.views.roles import LEEN_EL_MES
from solicitudes.reglas.permisos import JEFATURA


@requiere_rol(*LEEN_EL_MES)
def dia(request: HttpRequest) -> HttpResponse:
    """Who is doing what and which deadlines press, on a desk or on a wall.

    A poll gets a 204 when nothing changed.
    """
    ahora = timezone.now()
    actual = f"{version()}-{int(ahora.timestamp()) // 60}"
    vivo = request.headers.get("HX-Request") == "true" and "v" in request.GET
    if vivo and request.GET["v"] == actual:
        return HttpResponse(status=204)
    d = consultas.dia(ahora=ahora)
    contexto = {
        "d": d,
        "horas": dibujar_horas([(h.hora, h.hechas, h.efectivas) for h in d.horas]),
        "ahora": ahora,
        "mes": mes_de(hoy(ahora)),
        "dia_iso": hoy(ahora).isoformat(),
        "muro": "muro" in request.GET,
        "version": actual,
        "puede_mandar": usuario_de(request).tiene_rol(*JEFATURA),
        "puede_reponer": usuario_de(request).tiene_rol(*REPONEN),
    }
    plantilla = "indicadores/_tablero.html" if vivo else "indicadores/dia.html"
    return render(request, plantilla, contexto)


@requiere_rol(*REPONEN)
@require_POST
def reponer(request: HttpRequest, pk: int) -> HttpResponse:
    """A person decides that a set-aside effect is to be tried again."""
    pendiente = get_object_or_404(Pendiente, pk=pk)
    reponer_en_la_cola(pendiente)
    messages.success(request, "Repuesto: el sistema lo intenta otra vez ahora.")
    administra = usuario_de(request).tiene_rol(Rol.ADMINISTRADOR)
    return redirect("salud" if administra else "dia")
