"""Any two dates: the figures to manage by, without the verdict, which is of a month."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import requiere_rol
from indicadores import consultas
from indicadores.consultas import periodos
from indicadores.consultas.costos import costos
from indicadores.views.comparacion import comparacion
from indicadores.views.roles import LEEN_EL_MES


@requiere_rol(*LEEN_EL_MES)
def periodo(request: HttpRequest) -> HttpResponse:
    """From the first of this month to today, until somebody chooses others."""
    hasta = hoy(timezone.now())
    dichas = {
        "desde": request.GET.get("desde") or hasta.replace(day=1).isoformat(),
        "hasta": request.GET.get("hasta") or hasta.isoformat(),
    }
    try:
        contexto = _contexto(request, f"{dichas['desde']}{periodos.SEPARA}{dichas['hasta']}")
    except DatoInvalido as error:
        contexto = {"razones": [str(error)]}
    return render(request, "indicadores/periodo.html", dichas | contexto)


def _contexto(request: HttpRequest, dicho: str) -> dict[str, Any]:
    p = periodos.leer(dicho, ahora=timezone.now())
    resumen = consultas.del_periodo(p)
    leido = {"r": resumen, "nombre": periodos.nombre(dicho), "costos": costos(p, resumen.rasgos)}
    return leido | comparacion(request, resumen)
