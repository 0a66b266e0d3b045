"""The numbers of the floor: what rules today, what waits, and what was before."""

from typing import Any

from django.contrib import admin
from django.http import QueryDict
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.parametros import servicios
from bluecom.parametros.catalogo import parametro_de, parametros
from bluecom.parametros.consultas import valor, valores
from bluecom.parametros.formulario import NumeroForm
from bluecom.parametros.models import ValorDeParametro
from bluecom.vigencias.administracion import VigenciaAdmin
from bluecom.vigencias.comparacion import Campo


@admin.register(ValorDeParametro)
class ValorDeParametroAdmin(VigenciaAdmin):
    """Every number of the catalogue is shown, with a row or without one."""

    form = NumeroForm
    list_display = ("que", "en_breve", "version", "momento", "vigente_desde")
    list_filter = ("situacion",)
    proponer = staticmethod(servicios.proponer)
    titulo = "Números que decide el piso"
    boton = "Proponer otro número"
    aclaracion = "Lo que ya se guardó con el número de antes no se mueve."
    columna = "Valor"

    @admin.display(description="número", ordering="codigo")
    def que(self, fila: ValorDeParametro) -> str:
        return fila.nombre

    @admin.display(description="valor", ordering="valor")
    def en_breve(self, fila: ValorDeParametro) -> str:
        return fila.dicho

    def contexto(self, fila: ValorDeParametro) -> dict[str, Any]:
        antes = servicios.anterior(fila)
        return {"comparacion": [Campo(fila.nombre, antes.dicho, fila.dicho)]}

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        rigen = valores(parametros(), timezone.now())
        return [
            (p.nombre, p.dicho(rigen[p.codigo]), p.frase, f"codigo={p.codigo}")
            for p in parametros()
        ]

    def que_rige(self, pedido: QueryDict) -> ValorDeParametro | None:
        ahora = timezone.now()
        parametro = parametro_de(pedido.get("codigo", ""))
        if parametro is None:
            return None
        return ValorDeParametro(
            codigo=parametro.codigo, valor=valor(parametro, ahora), vigente_desde=hoy(ahora)
        )

    def iniciales(self, de: ValorDeParametro) -> dict[str, Any]:
        return {"codigo": de.codigo, "valor": de.valor}
