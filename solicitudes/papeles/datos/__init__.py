"""From a sale to the frozen data of each paper (steps 6.2, 10 and 11)."""

from solicitudes.papeles.datos.cierre import expediente
from solicitudes.papeles.datos.entrega import acta_de_entrega, constancia
from solicitudes.papeles.datos.formularios import carta, formularios
from solicitudes.papeles.datos.instalada import acta_de_instalacion, terminos

__all__ = [
    "acta_de_entrega",
    "acta_de_instalacion",
    "carta",
    "constancia",
    "expediente",
    "formularios",
    "terminos",
]
