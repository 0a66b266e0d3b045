"""The list of portfolios and the page of one: progress, by person, sharing out."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from bluecom.archivos.vistas import en_camino
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from cartera import consultas
from cartera.forms.asignar import AsesoresForm, AsignarForm, MoverForm, PriorizarForm
from cartera.models import Cartera
from cartera.views import QUIEN_CARGA, QUIEN_LEE

POR_PAGINA = 20
"""Portfolios of the list, and zones of one: what a file calls a zone may be each street."""


@requiere_rol(*QUIEN_LEE)
def carteras(request: HttpRequest) -> HttpResponse:
    """Every portfolio with its progress, and the files that wait for somebody."""
    usuario = usuario_de(request)
    todas = consultas.en_orden(consultas.carteras_de(usuario))
    hoja = Paginator(todas, POR_PAGINA).get_page(request.GET.get("page"))
    contexto = {
        "carteras": consultas.con_avance(hoja.object_list),
        "hoja": hoja,
        "esperando": en_camino(usuario, consultas.TIPO),
        "puede_cargar": usuario.tiene_rol(*QUIEN_CARGA),
    }
    return render(request, "cartera/carteras.html", contexto)


@requiere_rol(*QUIEN_LEE)
def cartera(request: HttpRequest, cartera_id: int) -> HttpResponse:
    """One portfolio: how far it is, who has what, and how it is shared out."""
    una = get_object_or_404(consultas.carteras_de(usuario_de(request)), pk=cartera_id)
    return pagina(request, una, {})


def pagina(request: HttpRequest, cartera: Cartera, formularios: dict[str, Any]) -> HttpResponse:
    """The page, with any form that came back with errors (422)."""
    (una,) = consultas.con_avance(Cartera.objects.filter(pk=cartera.pk))
    por_zona = consultas.por_zona(cartera)
    contexto: dict[str, Any] = {
        "cartera": una,
        "duracion": consultas.duracion_de(una, timezone.now()),
        "por_agente": consultas.por_agente(cartera),
        "por_zona": por_zona,
        "zonas": Paginator(por_zona, POR_PAGINA).get_page(request.GET.get("page")),
        "asesores": list(cartera.asesores.all()),
        "importaciones": consultas.importaciones_en(cartera)[:10],
        "puede_cargar": usuario_de(request).tiene_rol(*QUIEN_CARGA),
    }
    if contexto["puede_cargar"]:
        contexto |= {
            "asignar": AsignarForm(cartera, zonas=por_zona),
            "mover": MoverForm(cartera, zonas=por_zona),
            "priorizar": PriorizarForm(cartera, zonas=por_zona),
            "abrir_a": AsesoresForm(cartera),
        }
    estado = 422 if formularios else 200
    return render(request, "cartera/cartera.html", contexto | formularios, status=estado)
