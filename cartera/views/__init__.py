"""The pages of *Carteras*, for those who load and share them out."""

from bluecom.cuentas.models import Rol

QUIEN_CARGA = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)
QUIEN_LEE = (*QUIEN_CARGA, Rol.JEFE_SERVICIO)
