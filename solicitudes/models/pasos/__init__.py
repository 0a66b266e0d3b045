"""What each step records of a sale: one small table per step.

Each names the sale by its name alone: the sale knows its steps, no step imports it.
"""

from solicitudes.models.pasos.p02_p03_verificacion import Verificacion
from solicitudes.models.pasos.p04_oferta import Oferta
from solicitudes.models.pasos.p05_ficha import FichaLlamada
from solicitudes.models.pasos.p06_documentacion import Documentacion
from solicitudes.models.pasos.p07_registro import Registro
from solicitudes.models.pasos.p08_detalle import Detalle
from solicitudes.models.pasos.p09_glosa import Glosa

__all__ = [
    "Detalle",
    "Documentacion",
    "FichaLlamada",
    "Glosa",
    "Oferta",
    "Registro",
    "Verificacion",
]
