"""Where the embedded data lives, and who may read it."""

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bluecom.embebido.errores import ErrorEmbebido

PROYECTO = Path(__file__).resolve().parents[2]
_LARGO_SOCKET = 90
"""A Unix socket's path holds 107 bytes; this leaves room for the file's name."""


def carpeta_datos() -> Path:
    """Return CARPETA_DATOS (``.datos`` of the project unless told), created 0700."""
    carpeta = Path(os.environ.get("CARPETA_DATOS") or PROYECTO / ".datos").expanduser().absolute()
    return crear_privada(carpeta)


def crear_privada(carpeta: Path) -> Path:
    """Create the folder for its owner only, or say in one sentence why it cannot be used."""
    try:
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
        duenio = carpeta.stat().st_uid
    except OSError as error:
        raise ErrorEmbebido(
            f"No se puede usar la carpeta de datos {carpeta} ({error.strerror}). "
            "Elija otra con CARPETA_DATOS=/ruta/de/otra make run."
        ) from None
    if duenio != os.geteuid():
        raise ErrorEmbebido(
            f"La carpeta de datos {carpeta} es de otro usuario del sistema. "
            "Elija otra con CARPETA_DATOS=/ruta/de/otra make run."
        )
    carpeta.chmod(0o700)
    return carpeta


def carpeta_sockets(base: Path) -> Path:
    """Return a private folder for sockets; a short one when the path would not fit."""
    if len(os.fsencode(base)) <= _LARGO_SOCKET:
        return crear_privada(base)
    resumen = hashlib.sha256(os.fsencode(base)).hexdigest()[:12]
    return crear_privada(Path(tempfile.gettempdir()) / f"bluecom-{os.geteuid()}-{resumen}")


def identidad(datos: Path) -> str:
    """Return the data folder's own random name, so that a deleted folder starts anew."""
    archivo = datos / "identidad"
    if not archivo.exists():
        archivo.write_text(os.urandom(6).hex())
    return archivo.read_text().strip()


@contextlib.contextmanager
def turno(datos: Path) -> Iterator[None]:
    """Let one process at a time start or stop the embedded servers."""
    with (datos / "arranque.lock").open("w") as candado:
        fcntl.flock(candado, fcntl.LOCK_EX)
        yield
