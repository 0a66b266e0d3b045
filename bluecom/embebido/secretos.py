"""The secrets of embedded mode: made once, kept 0600 beside the data they protect."""

import base64
import json
import os
import secrets
from pathlib import Path

from bluecom.embebido.errores import ErrorEmbebido

_NOMBRES = ("SECRET_KEY", "CLAVE_ARCHIVOS")


def leer_o_crear(datos: Path) -> dict[str, str]:
    """Return the secrets of this data folder, creating them the first time."""
    archivo = datos / "secretos.json"
    if not archivo.exists():
        _guardar(
            archivo, {"SECRET_KEY": secrets.token_urlsafe(50), "CLAVE_ARCHIVOS": clave_nueva()}
        )
    try:
        guardados = json.loads(archivo.read_text())
        return {nombre: str(guardados[nombre]) for nombre in _NOMBRES}
    except (OSError, ValueError, KeyError, TypeError):
        raise ErrorEmbebido(
            f"El archivo de secretos {archivo} está dañado. Recupérelo de un respaldo, o mueva "
            f"la carpeta {datos} a otro lugar para empezar de nuevo."
        ) from None


def clave_nueva() -> str:
    """Return 32 random bytes in Base64 that reads alike in both of its alphabets."""
    while True:
        clave = base64.b64encode(secrets.token_bytes(32)).decode()
        if not set("+/") & set(clave):
            return clave


def _guardar(archivo: Path, contenido: dict[str, str]) -> None:
    nuevo = archivo.with_suffix(".nuevo")
    nuevo.unlink(missing_ok=True)
    descriptor = os.open(nuevo, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as salida:
        json.dump(contenido, salida)
        salida.flush()
        os.fsync(salida.fileno())
    nuevo.rename(archivo)
