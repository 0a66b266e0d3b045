"""The prices of every plan, as a list that can be taken away (4.2)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.listados.filtros import Filtros, elegir
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from solicitudes.models import Campania, CondicionComercial, Producto


class PreciosForm(Filtros):
    """Of a product, in a campaign, in force or not."""

    producto = elegir("Producto")
    campania = elegir("Campaña")
    situacion = elegir("Situación")

    def __init__(self, datos: Mapping[str, Any]) -> None:
        super().__init__(datos)
        self.poner("producto", "Todos", {p.pk: p.nombre for p in Producto.objects.all()})
        self.poner("campania", "Todas", {str(c.pk): str(c) for c in Campania.objects.all()})
        situaciones = CondicionComercial._meta.get_field("situacion").flatchoices
        self.poner("situacion", "Todas", {s: str(nombre) for s, nombre in situaciones})


def _hallar(pedido: Pedido) -> Hallado:
    form = PreciosForm(pedido.filtros)
    filtros = form.exigidos()
    campos = {"producto": "plan__producto", "campania": "campania", "situacion": "situacion"}
    precios = CondicionComercial.objects.filter(**{campos[f]: v for f, v in filtros.items()})
    return Hallado(precios.select_related("plan__producto", "campania").order_by("pk"), filtros)


PRECIOS = registrar(
    Listado(
        codigo="precios",
        nombre="Precios del catálogo",
        roles=(Rol.ADMINISTRADOR,),
        hallar=_hallar,
        formulario=lambda pedido: PreciosForm(pedido.filtros),
        pagina=lambda filtros: f"{reverse('precios')}?{urlencode(filtros)}",
        columnas=(
            Columna("Código", lambda c: c.plan.codigo),
            Columna("Plan", lambda c: c.plan.nombre),
            Columna("Producto", lambda c: c.plan.producto.nombre),
            Columna("Campaña", lambda c: c.campania.nombre),
            Columna("Versión", lambda c: c.numero, Tipo.ENTERO),
            Columna("Situación", lambda c: c.get_situacion_display()),
            Columna("Rige desde", lambda c: c.vigente_desde, Tipo.FECHA),
            Columna("Tarifa (Bs)", lambda c: c.tarifa, Tipo.MONTO),
            Columna("Instalación (Bs)", lambda c: c.costo_instalacion, Tipo.MONTO),
            Columna("Punto (Bs)", lambda c: c.costo_por_punto, Tipo.MONTO),
            Columna("Cable excedente (Bs/m)", lambda c: c.cable_excedente, Tipo.MONTO),
            Columna("Permanencia (meses)", lambda c: c.permanencia, Tipo.ENTERO),
            Columna("Mes faltante (Bs)", lambda c: c.cargo_mes_faltante, Tipo.MONTO),
        ),
    )
)
