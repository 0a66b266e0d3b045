"""One file with the database and the private files as they were at one instant.

The key of the files is never inside: whoever finds the backup cannot open a photo.
"""

from bluecom.operacion.respaldo.errores import RespaldoRechazado
from bluecom.operacion.respaldo.guardar import respaldar
from bluecom.operacion.respaldo.manifiesto import Manifiesto
from bluecom.operacion.respaldo.recuperar import comprobar, restaurar

__all__ = ["Manifiesto", "RespaldoRechazado", "comprobar", "respaldar", "restaurar"]
