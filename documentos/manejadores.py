"""The effects that this app knows how to do: an owed paper, a whole carpeta, a batch to print."""

from contextlib import suppress

from bluecom.aparte.grupo import Ocupado
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.oficios import manejador
from documentos import letras
from documentos.debidos import como_debido
from documentos.errores import DocumentoPendiente
from documentos.models import Documento
from documentos.servicios import tandas
from documentos.servicios.dosier import DOSIER, dosier
from documentos.servicios.emision import PRODUCIR
from documentos.servicios.produccion import producir


@manejador(PRODUCIR, que="un papel")
def producir_debido(pendiente: Pendiente) -> None:
    """Render the paper that step 10 will print."""
    try:
        with como_debido():
            producir(int(pendiente.objeto_id or 0))
    except Documento.DoesNotExist:
        raise Apartar(f"No existe el documento {pendiente.objeto_id}.") from None


@manejador(
    letras.LEER,
    que="lo que dice la foto de un C.I.",
    en_transaccion=False,
    segundos=letras.LIMITES.segundos,
)
def leer_ci_debido(pendiente: Pendiente) -> None:
    """Read the letters of a C.I.; only where the extra ``ocr`` is installed is it ever owed."""
    try:
        letras.leer_debido(int(pendiente.objeto_id or 0))
    except Ocupado as error:
        raise Reintentar("ya se está leyendo otro C.I.") from error


@manejador(DOSIER, que="una carpeta para imprimir")
def armar_dosier(pendiente: Pendiente) -> None:
    """Put together the carpeta as it is now; the page that wants another one owes that one."""
    with como_debido(), suppress(DocumentoPendiente):  # its papers are being issued anew
        dosier(int(pendiente.objeto_id or 0))


def dejar_fuera(pendiente: Pendiente) -> None:
    """A carpeta set aside stays out of its tanda, named on the page."""
    if pendiente.situacion == Situacion.APARTADO:
        tandas.dejar_fuera(int(pendiente.objeto_id or 0), "No se pudo preparar esta carpeta.")


def abandonar(pendiente: Pendiente) -> None:
    """A tanda set aside ends without a file, so that another can be asked for."""
    if pendiente.situacion == Situacion.APARTADO:
        tandas.abandonar(int(pendiente.objeto_id or 0), "No se pudo preparar el archivo.")


@manejador(tandas.PARTE, que="una carpeta de una tanda", si_falla=dejar_fuera)
def hacer_parte(pendiente: Pendiente) -> None:
    """Make one carpeta of a batch."""
    with como_debido():
        tandas.hacer_parte(int(pendiente.objeto_id or 0))


@manejador(tandas.UNIR, que="el archivo de una tanda", si_falla=abandonar)
def unir(pendiente: Pendiente) -> None:
    """Join the carpetas of a batch."""
    with como_debido():
        tandas.unir(int(pendiente.objeto_id or 0))
