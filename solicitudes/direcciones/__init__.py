"""Annex 1: the mandatory protocol for installation addresses (step 8.1). Pure Python.

``analizar`` reads strictly, ``normalizar`` proposes from what a person typed,
``componer`` builds from the fields of a form, ``diferencias`` compares two,
``clave_de_lugar`` finds the same one again.
"""

from solicitudes.direcciones.analisis import analizar
from solicitudes.direcciones.comparacion import diferencias
from solicitudes.direcciones.composicion import CAMPOS, componer
from solicitudes.direcciones.lugar import clave_de_lugar
from solicitudes.direcciones.normalizacion import Propuesta, normalizar
from solicitudes.direcciones.valores import Direccion, DireccionInvalida, ErrorDireccion

__all__ = [
    "CAMPOS",
    "Direccion",
    "DireccionInvalida",
    "ErrorDireccion",
    "Propuesta",
    "analizar",
    "clave_de_lugar",
    "componer",
    "diferencias",
    "normalizar",
]
