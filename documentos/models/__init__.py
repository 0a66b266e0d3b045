"""Tables of the carpeta: what came in, what was issued, who saw it."""

from documentos.models.archivo import ArchivoRecibido, VistaArchivo
from documentos.models.carpeta import Carpeta
from documentos.models.documento import Documento, Reimpresion
from documentos.models.plantilla import PlantillaDocumento

__all__ = [
    "ArchivoRecibido",
    "Carpeta",
    "Documento",
    "PlantillaDocumento",
    "Reimpresion",
    "VistaArchivo",
]
