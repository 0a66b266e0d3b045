"""Where the embedded data lives, and who may read it."""

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bluecom.embebido.errores import ErrorEmbebido, motivo

PROYECTO = Path(__file__).resolve().parents[2]
_NUESTROS = {"identidad", "arranque.lock", "secretos.json"}
"""Any of these says that a folder is a data folder already."""
_LARGO_SOCKET = 90
"""A Unix socket's path holds 107 bytes; this leaves room for the file's name."""
_OTRA = "Elija otra con CARPETA_DATOS=/ruta/de/otra make run."


def ruta() -> Path:
    """Return CARPETA_DATOS, ``.datos`` of the project unless told."""
    pedida = os.environ.get("CARPETA_DATOS") or PROYECTO / ".datos"
    return Path(pedida).expanduser().absolute()


def carpeta_datos() -> Path:
    """Return the data folder, created 0700."""
    carpeta = ruta()
    if carpeta != PROYECTO / ".datos":
        _comprobar_que_no_es_de_otra_cosa(carpeta)
    crear_privada(carpeta)
    identidad(carpeta)
    return carpeta


def _comprobar_que_no_es_de_otra_cosa(carpeta: Path) -> None:
    """Closing a folder that holds something else would take it away from who uses it."""
    try:
        nombres = {camino.name for camino in carpeta.iterdir()} - {"lost+found"}
    except OSError:  # not there yet, or ``crear_privada`` says what is wrong
        return
    if nombres and not nombres & _NUESTROS:
        raise ErrorEmbebido(
            f"La carpeta {carpeta} tiene otras cosas y quedaría cerrada para los demás. "
            "Elija una vacía o nueva con CARPETA_DATOS=/ruta/de/otra make run."
        )


def crear_privada(carpeta: Path) -> Path:
    """Create the folder for its owner only, or say in one sentence why it cannot be used."""
    try:
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
        estado = carpeta.stat()
        if estado.st_uid != os.geteuid():
            raise ErrorEmbebido(
                f"La carpeta de datos {carpeta} es de otro usuario del sistema. {_OTRA}"
            )
        if estado.st_mode & 0o777 != 0o700:
            carpeta.chmod(0o700)
    except OSError as error:
        raise ErrorEmbebido(
            f"No se puede usar la carpeta de datos {carpeta} ({motivo(error)}). {_OTRA}"
        ) from None
    return carpeta


def carpeta_sockets(base: Path) -> Path:
    """Return a private folder for sockets; another, short one when the path would not do.

    A comma would do in no quoting: it parts the hosts of a PostgreSQL address.
    """
    if len(os.fsencode(base)) <= _LARGO_SOCKET and "," not in str(base):
        return crear_privada(base)
    resumen = hashlib.sha256(os.fsencode(base)).hexdigest()[:12]
    return crear_privada(Path(tempfile.gettempdir()) / f"bluecom-{os.geteuid()}-{resumen}")


def soltar_sockets(sockets: Path, base: Path) -> None:
    """Leave no empty folder behind where everybody's temporary files are."""
    if sockets != base:
        with contextlib.suppress(OSError):
            sockets.rmdir()


def identidad(datos: Path) -> str:
    """Return the data folder's own random name, so that a deleted folder starts anew."""
    archivo = datos / "identidad"
    if not archivo.exists():
        with turno(datos):
            if not archivo.exists():
                nuevo = datos / "identidad.nueva"
                nuevo.write_text(os.urandom(6).hex())
                nuevo.rename(archivo)
    return archivo.read_text().strip()


@contextlib.contextmanager
def turno(datos: Path) -> Iterator[None]:
    """Let one process at a time start or stop the embedded servers."""
    with (datos / "arranque.lock").open("w") as candado:
        fcntl.flock(candado, fcntl.LOCK_EX)
        yield
