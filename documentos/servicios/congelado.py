"""What an issued paper freezes of its legal text."""

from typing import Any

from django.conf import settings

from documentos.models import PlantillaDocumento
from documentos.tipos import TipoDocumento

VERSION = "v1"


def texto_legal(tipo: str, plantilla: PlantillaDocumento | None) -> dict[str, Any]:
    """What a paper freezes of its text; ``None``: the one that ships, which is version 1.

    A text that a person wrote goes whole into the snapshot, and so into the fingerprint.
    """
    congelado: dict[str, Any] = {
        "titulo": (plantilla and plantilla.titulo) or str(TipoDocumento(tipo).label),
        "plantilla": plantilla.version if plantilla else VERSION,
        "revisado_legal": bool(plantilla and plantilla.revisado_legal),
        "prestador": dict(getattr(settings, "COMTECO", {})),
    }
    if plantilla and plantilla.texto:
        congelado |= {"clausulas": plantilla.texto, "texto": plantilla.numero}
    return congelado
