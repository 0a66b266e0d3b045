"""Campaigns and prices: proposed here by one administrator, approved here by another (4.2)."""

from datetime import date
from typing import Any

from django.contrib import admin

from bluecom.cuentas.models import Usuario
from bluecom.vigencias.administracion import VigenciaAdmin
from bluecom.vigencias.decisiones import RETIRAR, Decision, aprobacion
from solicitudes.admin.base import CatalogoAdmin, dias_de
from solicitudes.catalogo import cambio_de_precio as precios
from solicitudes.catalogo import consulta_precios as consultas
from solicitudes.catalogo.formulario_precios import PrecioForm
from solicitudes.catalogo.tocadas import tocadas_por
from solicitudes.models import Campania, CondicionComercial


@admin.register(Campania)
class CampaniaAdmin(CatalogoAdmin):
    """A campaign's name, days and script; its prices are apart."""

    list_display = ("codigo", "nombre", "es_promocion", "vigente_desde", "vigente_hasta", "demo")


def _impide_volver(condicion: CondicionComercial, usuario: Usuario, dia: date) -> list[str]:
    return consultas.impide_volver(condicion, dia)


@admin.register(CondicionComercial)
class CondicionComercialAdmin(VigenciaAdmin, CatalogoAdmin):
    """The page of a price also says whom it touches, and goes one step back."""

    form = PrecioForm
    list_display = ("plan", "campania", "momento", "en_breve", "dias", "demo")
    list_filter = ("situacion", "campania", "plan__producto", "demo")
    list_select_related = ("plan", "campania")
    change_list_template = "catalogo/precios.html"
    change_form_template = "catalogo/precio.html"
    proponer = staticmethod(precios.proponer)
    decisiones = {
        "aprobar": aprobacion(precios.aprobar, consultas.objeciones),
        "retirar": RETIRAR,
        "volver": Decision(
            precios.volver_a_la_anterior,
            _impide_volver,
            "Proponer volver a la anterior",
            "Propuesta para el {dia}: falta que otro la apruebe.",
        ),
    }
    titulo = "Precios, por plan y campaña"
    boton = "Proponer un precio"
    aclaracion = "Las ventas ya aceptadas conservan su precio."
    columna = "Tarifa mensual"

    @admin.display(description="tarifa mensual", ordering="tarifa")
    def en_breve(self, fila: CondicionComercial) -> str:
        return consultas.dicho("tarifa", fila.tarifa)

    @admin.display(description="días", ordering="vigente_desde")
    def dias(self, condicion: CondicionComercial) -> str:
        return dias_de(condicion)

    def contexto(self, fila: CondicionComercial) -> dict[str, Any]:
        return {"comparacion": consultas.comparacion(fila), "tocadas": tocadas_por(fila)}

    def iniciales(self, de: CondicionComercial) -> dict[str, Any]:
        return consultas.valores_de(de)
