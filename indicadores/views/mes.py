"""The Jefe's page of the month: ten seconds, and the way to all the rest."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bluecom.bolivia.fechas import hoy, mes_anterior, mes_de, mes_en_letras, mes_siguiente
from bluecom.cuentas.acceso import requiere_rol
from bluecom.pendientes.models import Pendiente
from indicadores import consultas
from indicadores.consultas import ResumenMes
from indicadores.consultas.portada import Portada
from indicadores.ficha import FICHA
from indicadores.informe.deuda import clave_de
from indicadores.views.partes import FALTANTES, PARTES, PORQUE, todas
from indicadores.views.roles import LEEN_EL_MES


@requiere_rol(*LEEN_EL_MES)
def mes(request: HttpRequest, mes: str = "") -> HttpResponse:
    """III.2's sheet, the official figure and the accepted-calls rate; its parts come when asked."""
    ahora = timezone.now()
    resumen = consultas.mes(mes or mes_de(hoy(ahora)), ahora=ahora)
    contexto = _contexto(resumen, ahora) | {"consulta": request.GET.urlencode()}
    return render(request, "indicadores/mes.html", contexto)


@requiere_rol(*LEEN_EL_MES)
def todo(request: HttpRequest, mes: str) -> HttpResponse:
    """All of it at once: to be printed, or read without scripts."""
    ahora = timezone.now()
    resumen = consultas.mes(mes, ahora=ahora)
    contexto = _contexto(resumen, ahora) | todas(request, resumen) | {"todo": True}
    return render(request, "indicadores/mes.html", contexto)


def _contexto(resumen: ResumenMes, ahora: datetime) -> dict[str, Any]:
    portada = Portada(resumen)
    informe = portada.informe
    suyo = Pendiente.objects.apartados().filter(clave=clave_de(informe)) if informe else None
    anterior, siguiente = mes_anterior(resumen.mes), mes_siguiente(resumen.mes)
    return {
        "r": resumen,
        "portada": portada,
        "ahora": ahora,
        "ficha": FICHA,
        "procedimiento": settings.PROCEDIMIENTO,
        "anterior": {"mes": anterior, "nombre": mes_en_letras(anterior)},
        "siguiente": {"mes": siguiente, "nombre": mes_en_letras(siguiente)}
        if siguiente <= mes_de(hoy(ahora))
        else None,
        "faltantes": FALTANTES,
        "porque_parte": PORQUE,
        "partes": PARTES,
        "informe": informe,
        "informe_apartado": suyo.first() if suyo else None,
    }
