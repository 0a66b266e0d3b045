"""Preview of a template: an invented sale of real structure, nobody's data, nothing kept."""

from django.conf import settings

from documentos.models import PlantillaDocumento
from documentos.muestra import instantanea_de_muestra
from documentos.tipos import TipoDocumento


def vista_previa(plantilla: PlantillaDocumento) -> bytes:
    """One paper as it would be issued with this version, as PDF."""
    from documentos.papel.hoja import componer

    titulo = plantilla.titulo or str(TipoDocumento(plantilla.tipo).label)
    instantanea = instantanea_de_muestra(
        plantilla.tipo,
        titulo=titulo,
        revisado_legal=plantilla.revisado_legal,
        prestador=dict(getattr(settings, "COMTECO", {})),
    )
    return componer(plantilla.tipo, instantanea, plantilla.version)
