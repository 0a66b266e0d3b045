"""What a file says otherwise of a visit: both values side by side, and who decides (11.2)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from solicitudes.canales import consulta as canales
from solicitudes.canales.instalacion.decidir import decidir_diferencia, por_que_no_se_rectifica
from solicitudes.canales.instalacion.dicho import lo_que_difiere
from solicitudes.canales.instalacion.formulario import DecisionForm
from solicitudes.models import DiferenciaDeInstalacion
from solicitudes.puerta.web import primer_error

POR_PAGINA = 25
DECIDIDAS = 25
"""How many of those already decided are still in sight, the last first."""


@requiere_rol(Rol.CANALES_VIRTUALES)
def lista(request: HttpRequest) -> HttpResponse:
    """Those that wait for somebody, then the last ones decided."""
    todas = canales.diferencias(usuario_de(request))
    decididas = todas.exclude(decision="").order_by("-decidida_en", "-pk")[:DECIDIDAS]
    pagina = Paginator(todas.filter(decision=""), POR_PAGINA).get_page(request.GET.get("page"))
    contexto = {
        "pagina": pagina,
        "abiertas": [_con_valores(una) for una in pagina],
        "decididas": [_con_valores(una) for una in decididas],
    }
    return render(request, "canales/diferencias.html", contexto)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def decidir(request: HttpRequest, diferencia_id: int) -> HttpResponse:
    """Keep what is recorded, or put it right with what the file says."""
    una = get_object_or_404(canales.diferencias(usuario_de(request)), pk=diferencia_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"Venta {una.venta_id}: {primer_error(form)}")
        return redirect("diferencias_de_instalacion")
    dicho = DiferenciaDeInstalacion.Decision(form.cleaned_data["decision"]).label.lower()
    intentar(
        request,
        lambda: decidir_diferencia(una.pk, acto=acto_de(request), **form.cleaned_data),
        exito=f"Venta {una.venta_id}: {dicho}.",
    )
    return redirect("diferencias_de_instalacion")


def _con_valores(una: DiferenciaDeInstalacion) -> dict[str, Any]:
    una.venta.ahora = timezone.now()
    return {
        "diferencia": una,
        "venta": una.venta,
        "impide": por_que_no_se_rectifica(una, una.venta),
        "valores": lo_que_difiere(una.registrado, una.dicho),
    }
