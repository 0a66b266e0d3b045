"""The file of Gestión de Red: visits and installations, row by row as a person would record them.

A row says what one visit was (11.2). What nobody recorded is recorded by the same door, the same
form and the same guards; what is already there as the row says writes nothing; what is there
otherwise goes to a list for a person to decide, and is never written over.
"""

from solicitudes.canales.instalacion.planilla.carga import CONTEOS, cargar
from solicitudes.canales.instalacion.planilla.columnas import CAMPOS, TIPO
from solicitudes.canales.instalacion.planilla.deshacer import deshacer_partes

__all__ = ["CAMPOS", "CONTEOS", "TIPO", "cargar", "deshacer_partes"]
