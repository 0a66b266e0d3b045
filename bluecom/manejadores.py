"""What the demonstration owes."""

from bluecom.management.demo import LOS_PAPELES, seguir_demo
from bluecom.pendientes.oficios import manejador

manejador(
    LOS_PAPELES,
    que="los papeles de una venta de demostración",
    en_transaccion=False,
    segundos=60,
)(seguir_demo)
