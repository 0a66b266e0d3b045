"""The DEMO catalogue and the coded reasons, loaded by one idempotent ``cargar_catalogo()``.

Called at the first start and by ``demo``, never by a migration. No figure here is a price
of COMTECO: all is marked DEMO, except what Annex 2 itself names.
"""

from django.db import transaction

from cartera.catalogo import cargar_catalogo_cartera
from solicitudes.catalogo.demo.listas import cargar_listas
from solicitudes.catalogo.demo.motivos import cargar_motivos
from solicitudes.catalogo.demo.precios import cargar_precios
from solicitudes.catalogo.demo.productos import cargar_productos
from solicitudes.catalogo.demo.ramas import cargar_ramas
from solicitudes.catalogo.demo.smartflex import cargar_campos_smartflex

__all__ = ["cargar_catalogo"]


@transaction.atomic
def cargar_catalogo() -> None:
    """Create what is missing; what an administrator edited stays as edited."""
    cargar_catalogo_cartera()
    cargar_productos()
    cargar_precios()
    cargar_motivos()
    cargar_listas()
    cargar_campos_smartflex()
    cargar_ramas()
