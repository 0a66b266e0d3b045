"""El día: the live board, and putting back what the system set aside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from bluecom.pendientes.apartados import REPONEN
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import reponer as reponer_en_la_cola
from indicadores import consultas
from indicadores.consultas.dia import version
from indicadores.views.roles import LEEN_EL_MES


@requiere_rol(*LEEN_EL_MES)
def dia(request: HttpRequest) -> HttpResponse:
    """Who is doing what and which deadlines press; 204 to a poll when nothing changed."""
    ahora = timezone.now()
    actual = f"{version()}-{int(ahora.timestamp()) // 60}"
    vivo = request.headers.get("HX-Request") == "true" and "v" in request.GET
    if vivo and request.GET["v"] == actual:
        return HttpResponse(status=204)
    contexto = {
        "d": consultas.dia(ahora=ahora),
        "ahora": ahora,
        "version": actual,
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
