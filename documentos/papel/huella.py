"""The printed fingerprint of a paper's data (a file cannot contain its own hash)."""

import hashlib
import json
from typing import Any

from documentos.datos import DatosExpediente, a_json


def canonico(instantanea: dict[str, Any]) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        instantanea, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def huella(instantanea: dict[str, Any], plantilla_version: str) -> str:
    """First 16 hex digits of SHA-256 over canonical snapshot + template version."""
    resumen = hashlib.sha256(canonico(instantanea) + plantilla_version.encode())
    return resumen.hexdigest()[:16]


def version_impresa(instantanea: dict[str, Any], plantilla_version: str) -> str:
    """The layout, and after a point the number of the text that a person wrote for it."""
    texto = instantanea.get("texto")
    return f"{plantilla_version}.{texto}" if texto else plantilla_version


def hash_de_cierre(datos: DatosExpediente) -> str:
    """SHA-256 over all that the closing file lists, and so over every hash in it."""
    return hashlib.sha256(canonico(a_json(datos))).hexdigest()
