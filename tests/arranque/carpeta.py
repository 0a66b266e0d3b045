"""A data folder of one's own, and an environment that says nothing else."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bluecom import embebido
from bluecom.embebido import carpetas, postgresql

_DEL_ENTORNO = "DATABASE_URL REDIS_URL EMAIL_URL SECRET_KEY CLAVE_ARCHIVOS URL_PUBLICA EMBEBIDO"


@contextmanager
def carpeta_propia(entorno: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new, empty CARPETA_DATOS; whatever runs on it is stopped at the end.

    ``entorno`` is the one with which the test itself changes a variable: two that undo the same
    one would each leave what the other found.
    """
    carpeta = Path(tempfile.mkdtemp(prefix="bluecom-datos-"))
    for nombre in _DEL_ENTORNO.split():
        entorno.delenv(nombre, raising=False)
    entorno.setenv("CARPETA_DATOS", str(carpeta))
    yield carpetas.carpeta_datos()
    base = postgresql.de_la_carpeta(carpeta).carpeta
    embebido.detener(carpeta)
    shutil.rmtree(base, ignore_errors=True)
    shutil.rmtree(carpeta, ignore_errors=True)
