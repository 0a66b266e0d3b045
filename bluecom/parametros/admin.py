"""The numbers of the floor: what rules today, what waits, and what was before."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.parametros import servicios
from bluecom.parametros.catalogo import parametros
from bluecom.parametros.consultas import valores_del_dia
from bluecom.parametros.formulario import NumeroForm, valores_iniciales
from bluecom.parametros.models import ValorDeParametro
from bluecom.vigencias.administracion import VigenciaAdmin
from bluecom.vigencias.comparacion import Campo


@admin.register(ValorDeParametro)
class ValorDeParametroAdmin(VigenciaAdmin):
    form = NumeroForm
    list_display = ("que", "cuanto", "version", "momento", "vigente_desde")
    list_filter = ("situacion",)
    change_list_template = "parametros/numeros.html"
    proponer = staticmethod(servicios.proponer)
    titulo = "Números que decide el piso"
    boton = "Proponer otro número"
    aclaracion = "Lo que ya se guardó con el de antes no se mueve."

    @admin.display(description="número", ordering="codigo")
    def que(self, fila: ValorDeParametro) -> str:
        return fila.nombre

    @admin.display(description="valor", ordering="valor")
    def cuanto(self, fila: ValorDeParametro) -> str:
        return fila.dicho

    def contexto(self, fila: ValorDeParametro) -> dict[str, Any]:
        antes = ValorDeParametro(codigo=fila.codigo, valor=servicios.valor_anterior(fila))
        return {"comparacion": [Campo(fila.nombre, antes.dicho, fila.dicho)]}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Every number of the catalogue, with a row or without one."""
        de_hoy = valores_del_dia(parametros(), hoy(timezone.now()))
        nuevo = reverse("admin:parametros_valordeparametro_add")
        numeros = [
            (p, p.dicho(de_hoy[p.codigo]), f"{nuevo}?codigo={p.codigo}") for p in parametros()
        ]
        return super().changelist_view(request, {"numeros": numeros, **(extra_context or {})})

    def iniciales(self, de: ValorDeParametro) -> dict[str, Any]:
        return valores_iniciales(de.codigo)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """``?codigo=``: the value of today of that number."""
        pedido = request.GET.get("codigo", "")
        return valores_iniciales(pedido) | super().get_changeform_initial_data(request)
