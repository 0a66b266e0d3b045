"""Health: ok or not for anybody, the findings for the administrator."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import Pendiente
from indicadores.salud import Comprobacion, esta_bien, revisar


def salud(request: HttpRequest) -> HttpResponse:
    """200 ok or 503 no ok; the page and the details are the administrator's."""
    comprobaciones = revisar(ahora=timezone.now())
    bien = esta_bien(comprobaciones)
    estado = 200 if bien else 503
    if not _administra(request, comprobaciones):
        return JsonResponse({"estado": _palabra(bien)}, status=estado)
    if request.GET.get("formato") == "json" or not request.accepts("text/html"):
        return JsonResponse(_detalle(comprobaciones), status=estado)
    contexto = {
        "comprobaciones": comprobaciones,
        "bien": bien,
        "apartados": Pendiente.objects.apartados().order_by("-pk")[:50],
    }
    return render(request, "indicadores/salud.html", contexto)


def _administra(request: HttpRequest, comprobaciones: list[Comprobacion]) -> bool:
    """Asked only when the database answers: a session needs it."""
    if not comprobaciones[0].bien:
        return False
    usuario = request.user
    return isinstance(usuario, Usuario) and usuario.tiene_rol(Rol.ADMINISTRADOR)


def _detalle(comprobaciones: list[Comprobacion]) -> dict[str, object]:
    return {
        "estado": _palabra(esta_bien(comprobaciones)),
        "comprobaciones": [
            {"nombre": c.nombre, "bien": c.bien, "aviso": c.aviso, "detalle": c.detalle}
            for c in comprobaciones
        ],
    }


def _palabra(bien: bool) -> str:
    return "ok" if bien else "no ok"
