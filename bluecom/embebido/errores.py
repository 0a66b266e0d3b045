"""The one error of the embedded servers, and the system's own reasons in Spanish."""

import errno
from pathlib import Path

_MOTIVOS = {
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EDQUOT: "se llenó su cuota de disco",
    errno.EFBIG: "el sistema no deja que un archivo crezca tanto",
    errno.EROFS: "el disco es de solo lectura",
    errno.EACCES: "no hay permiso para escribir",
    errno.EPERM: "no hay permiso para escribir",
    errno.ENOTDIR: "ahí hay un archivo, no una carpeta",
    errno.EEXIST: "ahí hay un archivo, no una carpeta",
}


class ErrorEmbebido(Exception):
    """What went wrong and what to type, in one Spanish sentence; shown without traceback."""


def motivo(error: OSError) -> str:
    """Return why the system refused, in words for a sentence."""
    return _MOTIVOS.get(error.errno or 0, error.strerror or str(error))


def no_se_escribe(error: OSError, carpeta: Path) -> ErrorEmbebido:
    """Turn what the system refused while starting into a sentence that names the place."""
    return ErrorEmbebido(
        f"No se puede escribir en {error.filename or carpeta}: {motivo(error)}. "
        "Resuélvalo y repita, o elija otra carpeta con CARPETA_DATOS=/ruta/de/otra make run."
    )
