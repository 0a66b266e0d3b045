"""The effects that a file owes."""

from bluecom.pendientes.oficios import manejador
from bluecom.planillas.corridas import CORRER, abandonar, atender

manejador(CORRER, que="un archivo", si_falla=abandonar)(atender)
