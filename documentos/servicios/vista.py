"""Preview of a template: an invented sale of real structure, nobody's data, nothing kept."""

from documentos.models import PlantillaDocumento
from documentos.muestra import instantanea_de_muestra
from documentos.papel.hoja import componer
from documentos.servicios.congelado import texto_legal


def vista_previa(plantilla: PlantillaDocumento) -> bytes:
    """One paper as it would be issued with this version, as PDF."""
    congelado = texto_legal(plantilla.tipo, plantilla)
    instantanea = instantanea_de_muestra(plantilla.tipo, **congelado)
    return componer(plantilla.tipo, instantanea, plantilla.version)
