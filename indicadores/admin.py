"""The definition of the indicator: what rules, what waits, and what ruled each month before."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from bluecom.bolivia.fechas import mes_de
from bluecom.vigencias.administracion import VigenciaAdmin
from bluecom.vigencias.comparacion import Campo
from indicadores import definicion
from indicadores.consultas.simulacion import simular
from indicadores.formulario import DefinicionForm
from indicadores.models import Definicion


@admin.register(Definicion)
class DefinicionAdmin(VigenciaAdmin):
    """The procedure's own is shown while nobody signed another."""

    si_vacia = "Sin filas rige la definición 1, la del procedimiento (III.2): 98 %."
    form = DefinicionForm
    change_form_template = "indicadores/definicion.html"
    list_display = ("version", "momento", "vigente_desde", "en_breve", "autoridad")
    list_filter = ("situacion",)
    proponer = staticmethod(definicion.proponer)
    titulo = "Definición del indicador (III.2)"
    boton = "Proponer otra definición"
    aclaracion = "Ningún mes que ya empezó cambia de definición, ni su informe."
    columna = "Definición"

    @admin.display(description="definición")
    def en_breve(self, fila: Definicion) -> str:
        return f"{_porcentaje(fila)} · {_segundos(fila)}"

    def contexto(self, fila: Definicion) -> dict[str, Any]:
        antes = definicion.anterior(fila)
        return {
            "comparacion": [
                Campo("Parámetro", _porcentaje(antes), _porcentaje(fila)),
                Campo("Llamada efectiva", _segundos(antes), _segundos(fila)),
                Campo("Quién la aprobó en COMTECO", antes.autoridad, fila.autoridad),
            ],
            "simulacion": simular(fila, ahora=timezone.now()),
        }

    def de_hoy(self) -> list[tuple[str, str, str, str]]:
        rige = self.que_rige(QueryDict())
        return [("Este mes", self.en_breve(rige), rige.citada, "")]

    def que_rige(self, pedido: QueryDict) -> Definicion:
        rige: Definicion = Definicion.objects.del_mes(mes_de(timezone.now()))
        return rige

    def iniciales(self, de: Definicion) -> dict[str, Any]:
        return {
            "parametro": de.parametro,
            "segundos_minimos": de.segundos_minimos,
            "autoridad": de.autoridad,
        }

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        iniciales = super().get_changeform_initial_data(request)
        iniciales["vigente_desde"] = definicion.primer_mes_desde(iniciales["vigente_desde"])
        return iniciales


def _porcentaje(fila: Definicion) -> str:
    return f"{fila.parametro} %"


def _segundos(fila: Definicion) -> str:
    return f"{fila.segundos_minimos} segundos contestados"
