"""The nightly look at what the months said: each report and each close is there, the same."""

from collections.abc import Iterator

from django.utils import timezone

from bluecom.operacion.revisiones import revisor
from documentos.errores import ArchivoAlterado
from documentos.papel.firma import reparos_de_la_llave
from indicadores.cierre.congelar import huella
from indicadores.informe.servicio import abrir, abrir_planilla
from indicadores.models import Cierre, InformeMensual


@revisor("Informes del mes")
def revisar_informes() -> Iterator[str]:
    """Open each one with its key and compare its SHA-256."""
    for informe in InformeMensual.objects.exclude(archivo=""):
        try:
            abrir(informe)
            if informe.planilla:
                abrir_planilla(informe)
        except ArchivoAlterado as error:
            yield f"{informe}: {error}"


@revisor("Meses cerrados")
def revisar_cierres() -> Iterator[str]:
    """Take the fingerprint of its rows again."""
    for cierre in Cierre.objects.all():
        if huella(cierre) != cierre.huella:
            yield f"{cierre}: sus filas no son las que se firmaron."


@revisor("Firma de los informes")
def revisar_la_firma() -> Iterator[str]:
    """The key that would sign the next close, a month before somebody misses it."""
    yield from reparos_de_la_llave(ahora=timezone.now())
