"""Calling hours in the administration: proposed by one, approved by another."""

from typing import Any

from django.contrib import admin
from django.http import QueryDict
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.plazos.formulario import DE_LA_SEMANA
from bluecom.plazos.horario import DIAS, escribir_dia
from bluecom.vigencias.administracion import VigenciaAdmin
from bluecom.vigencias.comparacion import Campo
from bluecom.vigencias.consultas import anterior_a
from cartera.forms.horario import HorarioForm
from cartera.horarios import DE_FABRICA
from cartera.models import HorarioDeLlamada
from cartera.models.horario import GENERAL
from cartera.servicios import horario


@admin.register(HorarioDeLlamada)
class HorarioDeLlamadaAdmin(VigenciaAdmin):
    """The general hours are shown with a row or without one."""

    form = HorarioForm
    list_display = ("nombre", "version", "momento", "en_breve", "vigente_desde")
    list_filter = ("situacion",)
    ordering = ("alcance", "-vigente_desde", "-pk")
    proponer = staticmethod(horario.proponer_horario)
    titulo = "Horarios de llamadas"
    boton = "Proponer un horario"
    aclaracion = (
        "Fuera de él no se reparte ningún cliente. Registrar, seguir una venta y atender a quien "
        "llama se puede siempre."
    )
    columna = "Horas"
    fieldsets = (
        (None, {"fields": ("alcance", "vigente_desde", "razon")}),
        (
            "Horas de cada día",
            {
                "fields": DE_LA_SEMANA,
                "description": "Como «08:00-12:00 14:30-20:00»; vacío el día que no se llama. "
                "Una cartera con la semana vacía vuelve al horario general.",
            },
        ),
        ("Días aparte", {"fields": ("dias_cerrados", "dias_atendidos")}),
    )

    @admin.display(description="horario", ordering="alcance")
    def nombre(self, fila: HorarioDeLlamada) -> str:
        return fila.de_quien

    @admin.display(description="horas")
    def en_breve(self, fila: HorarioDeLlamada) -> str:
        return _en_breve(fila.semana)

    def contexto(self, fila: HorarioDeLlamada) -> dict[str, Any]:
        antes = dict(_dichos(anterior_a(fila) or _lo_de_antes(fila)))
        return {"comparacion": [Campo(que, antes.get(que), como) for que, como in _dichos(fila)]}

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        rigen = HorarioDeLlamada.objects.vigentes(hoy(timezone.now())).order_by("alcance")
        filas = {fila.alcance: fila for fila in rigen}
        filas = {GENERAL: filas.get(GENERAL) or _de_fabrica(), **filas}
        return [
            (f.de_quien.capitalize(), _en_breve(f.semana), "", f"alcance={f.alcance}")
            for f in filas.values()
        ]

    def que_rige(self, pedido: QueryDict) -> HorarioDeLlamada | None:
        alcance = pedido.get("alcance", "")
        if not (alcance.isascii() and alcance.isdigit() and len(alcance) <= 9):
            return None
        filas = HorarioDeLlamada.objects.filter(alcance=int(alcance))
        rige: HorarioDeLlamada | None = filas.vigente_el(hoy(timezone.now()))
        return rige or (_de_fabrica() if int(alcance) == GENERAL else None)

    def iniciales(self, de: HorarioDeLlamada) -> dict[str, Any]:
        return {
            "alcance": de.alcance,
            "dias_cerrados": de.dias_cerrados,
            "dias_atendidos": de.dias_atendidos,
            **dict(zip(DE_LA_SEMANA, de.semana, strict=True)),
        }


def _de_fabrica() -> HorarioDeLlamada:
    """What ships, as a version that nobody wrote."""
    semana = [escribir_dia(dia) for dia in DE_FABRICA.semana]
    return HorarioDeLlamada(semana=semana, vigente_desde=hoy(timezone.now()))


def _lo_de_antes(fila: HorarioDeLlamada) -> HorarioDeLlamada:
    """Without a version before, the general hours that ship ruled; or, of a portfolio, nothing."""
    return _de_fabrica() if fila.alcance == GENERAL else HorarioDeLlamada(semana=[""] * 7)


def _en_breve(semana: list[str]) -> str:
    """``lunes a viernes 08:00-20:00 · sábado 09:00-13:00``."""
    tramos: list[list[Any]] = []
    for dia, horas in zip(DIAS, semana, strict=True):
        if tramos and tramos[-1][2] == horas:
            tramos[-1][1] = dia
        else:
            tramos.append([dia, dia, horas])
    dichos = [f"{a if a == b else f'{a} a {b}'} {horas}" for a, b, horas in tramos if horas]
    return " · ".join(dichos) or "el general"


def _dichos(fila: HorarioDeLlamada) -> list[tuple[str, str]]:
    return [
        *((dia.capitalize(), horas) for dia, horas in zip(DIAS, fila.semana, strict=True)),
        ("Días sin llamadas", ", ".join(f"{dia:%d/%m/%Y}" for dia in fila.dias_cerrados)),
        ("Feriados en que se llama", ", ".join(f"{d:%d/%m/%Y}" for d in fila.dias_atendidos)),
    ]
