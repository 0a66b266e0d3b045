"""Health: ok or not for anybody, the findings for the administrator."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bluecom.cuentas.models import Rol, Usuario
from bluecom.operacion.salud import Comprobacion, base_de_datos, esta_bien, late, revisar
from bluecom.pendientes.models import Pendiente


@require_safe
def salud(request: HttpRequest) -> HttpResponse:
    """200 ok or 503 no ok; the page and the details are the administrator's."""
    comprobaciones = revisar(ahora=timezone.now())
    bien = esta_bien(comprobaciones)
    if not _administra(request, comprobaciones):
        return _palabra(bien)
    if request.GET.get("formato") == "json" or not request.accepts("text/html"):
        return JsonResponse(_detalle(comprobaciones), status=_estado(bien))
    contexto = {
        "comprobaciones": comprobaciones,
        "bien": bien,
        "apartados": Pendiente.objects.apartados().order_by("-pk")[:50],
    }
    return render(request, "operacion/salud.html", contexto, status=_estado(bien))


@require_safe
def web(_request: HttpRequest) -> HttpResponse:
    """Whether this very process serves and reaches its database; for its own container."""
    return _palabra(base_de_datos().bien)


@require_safe
def latido(_request: HttpRequest, nombre: str) -> HttpResponse:
    """Whether the worker or beat of that name gives signs of life; for its own container."""
    return _palabra(base_de_datos().bien and late(nombre))


def _administra(request: HttpRequest, comprobaciones: list[Comprobacion]) -> bool:
    """Asked only when the database answers: a session needs it."""
    if not comprobaciones[0].bien:
        return False
    usuario = request.user
    return isinstance(usuario, Usuario) and usuario.tiene_rol(Rol.ADMINISTRADOR)


def _detalle(comprobaciones: list[Comprobacion]) -> dict[str, object]:
    return {
        "estado": "ok" if esta_bien(comprobaciones) else "no ok",
        "comprobaciones": [
            {"nombre": c.nombre, "bien": c.bien, "aviso": c.aviso, "detalle": c.detalle}
            for c in comprobaciones
        ],
    }


def _palabra(bien: bool) -> HttpResponse:
    return JsonResponse({"estado": "ok" if bien else "no ok"}, status=_estado(bien))


def _estado(bien: bool) -> int:
    return 200 if bien else 503
