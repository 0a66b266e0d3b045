"""The nightly look at every private file that a row names: it is there, and it is the same."""

from collections.abc import Iterator

from bluecom.operacion.revisiones import revisor
from bluecom.pendientes.models import CorreoSaliente
from documentos.almacen import almacen
from documentos.errores import ArchivoAlterado
from documentos.models import ArchivoRecibido, Arreglo, Documento

_DE_UNA_VEZ = 200


@revisor("Archivos guardados")
def revisar_archivos() -> Iterator[str]:
    """Open each file with its key and compare its SHA-256."""
    for dueno, nombre, sha256 in _guardados():
        try:
            almacen().leer(nombre, sha256=sha256)
        except ArchivoAlterado as error:
            yield f"{dueno}: {error}"


def _guardados() -> Iterator[tuple[str, str, str]]:
    """Whose each file is, its name and the SHA-256 of its content."""
    for documento in Documento.objects.exclude(archivo="").iterator(_DE_UNA_VEZ):
        yield str(documento), documento.archivo, documento.sha256
    for recibido in ArchivoRecibido.objects.iterator(_DE_UNA_VEZ):
        yield str(recibido), recibido.original, recibido.sha256
        yield f"{recibido}, copia", recibido.copia, recibido.sha256_copia
    for arreglo in Arreglo.objects.select_related("archivo").iterator(_DE_UNA_VEZ):
        yield f"{arreglo.archivo}, copia {arreglo}", arreglo.copia, arreglo.sha256_copia
    for correo in CorreoSaliente.objects.exclude(adjuntos=[]).iterator(_DE_UNA_VEZ):
        for adjunto in correo.adjuntos:
            yield f"Adjunto del correo {correo.pk}", adjunto["ruta"], adjunto["sha256"]
