"""One key for a place, however it was written."""

from solicitudes.direcciones.normalizacion import normalizar

LARGO = 300


def clave_de_lugar(direccion: str) -> str:
    """The address as Annex 1 would write it, as far as it can be read; empty for none."""
    return normalizar(direccion).formatear()[:LARGO]
