"""The month below its first screen: each part is read and drawn when somebody comes to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bluecom.cuentas.acceso import requiere_rol
from indicadores import consultas
from indicadores.consultas import ResumenMes
from indicadores.consultas.costos import costos, porque
from indicadores.informe.papel import tendencia_de
from indicadores.views.comparacion import comparacion
from indicadores.views.roles import LEEN_EL_MES

Contexto = dict[str, Any]


@dataclass(frozen=True)
class Parte:
    """``contexto``: what its template takes beside ``r``, the month."""

    codigo: str
    nombre: str
    contexto: Callable[[HttpRequest, ResumenMes], Contexto] = lambda request, r: {}

    @property
    def plantilla(self) -> str:
        return f"indicadores/partes/{self.codigo}.html"


FALTANTES = Parte("faltantes", "Por qué es provisional")
PORQUE = Parte("porque", "Por qué", lambda request, r: {"porque": porque(r.periodo, r.rasgos)})
PARTES = (
    Parte(
        "tendencia",
        "Los últimos meses, y de la llamada a la instalación",
        lambda request, r: {"grafico": tendencia_de(r)},
    ),
    Parte("embudo", "Embudo por paso, con cada pérdida"),
    Parte("comparacion", "Por asesor, producto, zona, tecnología y semana", comparacion),
    Parte(
        "costos",
        "Todo lo que costó, por causa, asesor, producto y zona",
        lambda request, r: {"costos": costos(r.periodo, r.rasgos)},
    ),
    Parte("tiempos", "Cuánto espera una venta en cada estado"),
)
"""In the order of the page."""
_POR_CODIGO = {una.codigo: una for una in (FALTANTES, PORQUE, *PARTES)}


@requiere_rol(*LEEN_EL_MES)
def parte(request: HttpRequest, mes: str, cual: str) -> HttpResponse:
    """One of them: alone for the page that has room for it, or as a page of its own."""
    suya = _POR_CODIGO.get(cual)
    if suya is None:
        raise Http404("El mes no tiene ninguna parte con ese nombre.")
    resumen = consultas.mes(mes, ahora=timezone.now())
    sola = request.headers.get("HX-Request") != "true"
    contexto = {"r": resumen, "parte": suya, "sola": sola} | suya.contexto(request, resumen)
    return render(request, "indicadores/parte.html" if sola else suya.plantilla, contexto)


def todas(request: HttpRequest, resumen: ResumenMes) -> Contexto:
    """What they all take, for one sheet."""
    contexto: Contexto = {}
    for una in _POR_CODIGO.values():
        contexto |= una.contexto(request, resumen)
    return contexto
