"""Definitions are added, never edited: what ruled a month stays as it was."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from bluecom.cuentas.administracion import AdministracionPorRol
from indicadores.models import Definicion


@admin.register(Definicion)
class DefinicionAdmin(AdministracionPorRol):
    si_vacia = "Sin filas rige la definición 1, la del procedimiento (III.2): 98 %."
    list_display = ("version", "vigente_desde", "parametro", "segundos_minimos", "aprobada_por")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
