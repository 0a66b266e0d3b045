"""From a sale to the frozen data of each paper (steps 6.2, 10 and 11)."""

from solicitudes.datos_de_papeles.cierre import expediente
from solicitudes.datos_de_papeles.entrega import acta_de_entrega
from solicitudes.datos_de_papeles.formularios import carta, formularios
from solicitudes.datos_de_papeles.instalada import acta_de_instalacion, terminos

__all__ = [
    "acta_de_entrega",
    "acta_de_instalacion",
    "carta",
    "expediente",
    "formularios",
    "terminos",
]
