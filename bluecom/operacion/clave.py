"""The key of the private files, read from its Base64 in either alphabet."""

import base64

from django.core.exceptions import ImproperlyConfigured

LARGO = 32


def leer_clave(texto: str) -> bytes:
    """The 32 bytes of ``CLAVE_ARCHIVOS``; the URL-safe spelling is the same key.

    Raises ``ImproperlyConfigured`` naming the variable, never its value.
    """
    try:
        clave = base64.b64decode(texto.strip().translate(_COMUN), validate=True)
    except ValueError:
        clave = b""
    if len(clave) != LARGO:
        raise ImproperlyConfigured("CLAVE_ARCHIVOS debe ser el base64 de 32 bytes.")
    return clave


_COMUN = str.maketrans("-_", "+/")
