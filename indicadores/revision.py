"""The nightly look at the reports that were mailed: each is there, and it is the same."""

from collections.abc import Iterator

from bluecom.operacion.revisiones import revisor
from documentos.errores import ArchivoAlterado
from indicadores.informe.servicio import abrir
from indicadores.models import InformeMensual


@revisor("Informes del mes")
def revisar_informes() -> Iterator[str]:
    """Open each one with its key and compare its SHA-256."""
    for informe in InformeMensual.objects.exclude(archivo=""):
        try:
            abrir(informe)
        except ArchivoAlterado as error:
            yield f"{informe}: {error}"
