"""Why an owed paper was not made, in the words of the outbox: again later, or set aside."""

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from bluecom.pendientes.errores import Apartar, Reintentar
from documentos.errores import ArchivoAlterado, PapelExcedido, PapelImposible

VECES_SIN_TERMINAR = 3
"""A paper stopped by its limit of time may have met a busy machine, but not every time."""
_LUGAR_PARA_DIBUJAR = 1024 * 1024


@contextmanager
def como_debido() -> Iterator[None]:
    """Around the making of a paper that is owed."""
    try:
        yield
    except (PapelExcedido, PapelImposible) as error:
        _exigir_lugar()
        if isinstance(error, PapelExcedido) and not error.definitivo:
            raise Reintentar(str(error), veces=VECES_SIN_TERMINAR) from error
        raise Apartar(str(error)) from error
    except ArchivoAlterado as error:
        raise Apartar(str(error)) from error


def _exigir_lugar() -> None:
    """The renderer keeps its fonts in a temporary folder: without room it can draw nothing."""
    if shutil.disk_usage(tempfile.gettempdir()).free < _LUGAR_PARA_DIBUJAR:
        raise OSError(errno.ENOSPC, "no room for temporary files")
