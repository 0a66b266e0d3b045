"""What a long list owes."""

from bluecom.listados.de_fondo import abandonar, hacer
from bluecom.listados.exportar import HACER
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.oficios import manejador


@manejador(HACER, que="un listado para descargar", si_falla=abandonar)
def hacer_exportacion(pendiente: Pendiente) -> None:
    hacer(int(pendiente.objeto_id or 0))
