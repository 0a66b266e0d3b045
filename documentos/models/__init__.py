"""Tables of the carpeta: what came in, what was issued, who saw it."""

from documentos.models.archivo import ArchivoRecibido, Arreglo, Parecido, VistaArchivo
from documentos.models.carpeta import Carpeta
from documentos.models.documento import Documento, Reimpresion
from documentos.models.dosier import Dosier
from documentos.models.ficha import FichaDeFormulario
from documentos.models.plantilla import PlantillaDocumento
from documentos.models.tanda import Tanda, TandaCarpeta

__all__ = [
    "ArchivoRecibido",
    "Arreglo",
    "Carpeta",
    "Documento",
    "Dosier",
    "FichaDeFormulario",
    "Parecido",
    "PlantillaDocumento",
    "Reimpresion",
    "Tanda",
    "TandaCarpeta",
    "VistaArchivo",
]
