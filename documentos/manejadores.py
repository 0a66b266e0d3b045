"""The effect that this app knows how to do: make an owed paper."""

from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import manejador
from documentos.errores import PapelExcedido, PapelImposible
from documentos.models import Documento
from documentos.servicios.emision import PRODUCIR
from documentos.servicios.produccion import producir


@manejador(PRODUCIR)
def producir_debido(pendiente: Pendiente) -> None:
    """Render the paper that step 10 will print."""
    try:
        producir(int(pendiente.objeto_id or 0))
    except Documento.DoesNotExist:
        raise Apartar(f"No existe el documento {pendiente.objeto_id}.") from None
    except PapelExcedido as error:
        raise (Apartar if error.definitivo else Reintentar)(str(error)) from error
    except PapelImposible as error:
        raise Apartar(str(error)) from error
