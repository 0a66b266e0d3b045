"""The effects that this app knows how to do: make an owed paper, and a batch to print."""

from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import manejador
from documentos.errores import ArchivoAlterado, PapelExcedido, PapelImposible, SinEspacio
from documentos.models import Documento
from documentos.servicios import tandas
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
    except SinEspacio as error:
        raise Reintentar(str(error)) from error
    except (PapelImposible, ArchivoAlterado) as error:
        raise Apartar(str(error)) from error


def dejar_fuera(pendiente: Pendiente) -> None:
    """A carpeta set aside stays out of its tanda, named on the page."""
    if pendiente.situacion == Situacion.APARTADO:
        tandas.dejar_fuera(int(pendiente.objeto_id or 0), "No se pudo preparar esta carpeta.")


def abandonar(pendiente: Pendiente) -> None:
    """A tanda set aside ends without a file, so that another can be asked for."""
    if pendiente.situacion == Situacion.APARTADO:
        tandas.abandonar(int(pendiente.objeto_id or 0), "No se pudo preparar el archivo.")


@manejador(tandas.PARTE, si_falla=dejar_fuera)
def hacer_parte(pendiente: Pendiente) -> None:
    """Make one carpeta of a batch."""
    try:
        tandas.hacer_parte(int(pendiente.objeto_id or 0))
    except PapelExcedido as error:
        raise (Apartar if error.definitivo else Reintentar)(str(error)) from error
    except (PapelImposible, ArchivoAlterado) as error:
        raise Apartar(str(error)) from error


@manejador(tandas.UNIR, si_falla=abandonar)
def unir(pendiente: Pendiente) -> None:
    """Join the carpetas of a batch."""
    try:
        tandas.unir(int(pendiente.objeto_id or 0))
    except ArchivoAlterado as error:
        raise Apartar(str(error)) from error
