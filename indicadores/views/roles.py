"""Who reads the month and the day."""

from bluecom.cuentas.models import Rol

LEEN_EL_MES = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
LEEN_EL_DIA = (*LEEN_EL_MES, Rol.CANALES_VIRTUALES)
"""Canales Virtuales reads what waits at its desks, nothing of the floor."""
