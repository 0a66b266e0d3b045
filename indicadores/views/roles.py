"""Who reads the month and the day."""

from bluecom.cuentas.models import Rol

LEEN_EL_MES = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
