"""What can be sold and the coded reasons."""

from django.contrib import admin

from bluecom.cuentas.administracion import AdministracionPorRol
from solicitudes.models import (
    Campania,
    CampoSmartflex,
    CicloFacturacion,
    Componente,
    CondicionComercial,
    EstructuraProducto,
    Motivo,
    Plan,
    Producto,
    Subcategoria,
    Suplementario,
)


@admin.register(Producto)
class ProductoAdmin(AdministracionPorRol):
    list_display = ("codigo", "nombre", "requiere_visita", "incluye_linea", "activo")


@admin.register(Plan)
class PlanAdmin(AdministracionPorRol):
    list_display = ("codigo", "nombre", "producto", "tecnologias", "activo", "demo")
    list_filter = ("producto", "activo", "demo")


@admin.register(Componente)
class ComponenteAdmin(AdministracionPorRol):
    list_display = ("codigo", "nombre", "clase", "marca", "modelo", "valor_reposicion", "demo")
    list_filter = ("clase", "demo")


@admin.register(EstructuraProducto)
class EstructuraProductoAdmin(AdministracionPorRol):
    list_display = ("producto", "tecnologia", "componente", "usual", "obligatorio", "maximo")
    list_filter = ("producto", "tecnologia")


@admin.register(Campania)
class CampaniaAdmin(AdministracionPorRol):
    list_display = ("codigo", "nombre", "es_promocion", "vigente_desde", "vigente_hasta", "demo")


@admin.register(CondicionComercial)
class CondicionComercialAdmin(AdministracionPorRol):
    """Prospective: an accepted sale keeps its snapshot whatever is edited here."""

    list_display = ("plan", "campania", "version", "tarifa", "costo_instalacion", "permanencia")
    list_filter = ("campania", "plan__producto", "demo")


@admin.register(Motivo)
class MotivoAdmin(AdministracionPorRol):
    list_display = ("ambito", "codigo", "nombre", "paso", "desenlace", "dias", "activo")
    list_filter = ("ambito", "activo")


@admin.register(Subcategoria, CicloFacturacion, Suplementario)
class TablaSimpleAdmin(AdministracionPorRol):
    """Short lists of step 7 and 8."""


@admin.register(CampoSmartflex)
class CampoSmartflexAdmin(AdministracionPorRol):
    """The order in which steps 7–9 are copied into Smartflex is data."""

    list_display = ("etiqueta", "paso", "orden", "pantalla", "origen", "activo", "demo")
    list_editable = ("orden", "activo")
    list_filter = ("paso", "activo")
