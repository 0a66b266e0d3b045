"""What can be sold and at what price; everything shipped is marked DEMO."""

from solicitudes.models.catalogo.campanias import Campania
from solicitudes.models.catalogo.estructura import Componente, EstructuraProducto
from solicitudes.models.catalogo.listas import CicloFacturacion, Subcategoria, Suplementario
from solicitudes.models.catalogo.motivos import Motivo
from solicitudes.models.catalogo.precios import CondicionComercial
from solicitudes.models.catalogo.productos import Plan, Producto, Tecnologia
from solicitudes.models.catalogo.ramas import RamaGuion

__all__ = [
    "Campania",
    "CicloFacturacion",
    "Componente",
    "CondicionComercial",
    "EstructuraProducto",
    "Motivo",
    "Plan",
    "Producto",
    "RamaGuion",
    "Subcategoria",
    "Suplementario",
    "Tecnologia",
]
