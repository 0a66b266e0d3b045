"""The plan of a month that was Observado, and what came of the one before."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import mes_anterior, mes_en_letras
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import con_rechazos_dichos, razones_contra
from indicadores.cierre import plan as servicio
from indicadores.consultas.plan import acciones
from indicadores.formulario_plan import AccionForm
from indicadores.models import Accion
from indicadores.views.roles import LEEN_EL_MES


@requiere_rol(*LEEN_EL_MES)
def plan(request: HttpRequest, mes: str) -> HttpResponse:
    """What is planned, and what came of what was; whoever answers for the month writes it here."""
    form, razones = AccionForm(request.POST or None), []
    if request.method == "POST":
        if not usuario_de(request).tiene_rol(*servicio.PLANEAN):
            raise PermissionDenied
        if form.is_valid():
            razones = razones_contra(
                lambda: servicio.planear(mes, **form.cleaned_data, acto=acto_de(request))
            )
            if not razones:
                return redirect("mes_plan", mes)
    contexto = _contexto(request, mes) | {"form": form, "razones": razones}
    estado = 422 if razones or form.errors else 200
    return render(request, "indicadores/plan.html", contexto, status=estado)


def _pagina_de(accion_id: int) -> str:
    return reverse("mes_plan", args=[get_object_or_404(Accion, pk=accion_id).mes])


@require_POST
@requiere_rol(*servicio.PLANEAN)
@con_rechazos_dichos(_pagina_de)
def seguir(request: HttpRequest, accion_id: int) -> HttpResponse:
    adonde = _pagina_de(accion_id)
    servicio.seguir(
        accion_id,
        resultado=request.POST.get("resultado", ""),
        nota=request.POST.get("nota", ""),
        acto=acto_de(request),
    )
    return redirect(adonde)


def _contexto(request: HttpRequest, mes: str) -> dict[str, Any]:
    usuario, antes = usuario_de(request), mes_anterior(mes)
    todas = acciones(antes, mes)
    planea = usuario.tiene_rol(*servicio.PLANEAN) and not usuario.de_prueba
    return {
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "nombre_antes": mes_en_letras(antes),
        "suyas": [una for una in todas if una.mes == mes],
        "de_antes": [una for una in todas if una.mes == antes],
        "planea": planea,
        "se_planea": planea and servicio.es_observado(mes, acto_de(request)),
    }
