"""The nightly look at the files of messages that are in no folder."""

from collections.abc import Iterator

from bluecom.operacion.revisiones import revisor
from documentos.almacen import almacen
from documentos.errores import ArchivoAlterado
from solicitudes.models import Adjunto

_DE_UNA_VEZ = 200


@revisor("Archivos de mensajes")
def revisar_adjuntos() -> Iterator[str]:
    """Open each with its key and compare its SHA-256; what was forgotten with its sale is gone."""
    suyos = Adjunto.objects.exclude(original="").filter(mensaje__venta__olvido=None)
    for adjunto in suyos.iterator(_DE_UNA_VEZ):
        try:
            almacen().leer(adjunto.original, sha256=adjunto.sha256)
        except ArchivoAlterado as error:
            yield f"Archivo del mensaje {adjunto.mensaje_id}: {error}"
