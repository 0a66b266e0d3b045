"""A data folder of its own for each test of the embedded servers."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bluecom import embebido
from bluecom.embebido import carpetas, postgresql

_DEL_ENTORNO = "DATABASE_URL REDIS_URL EMAIL_URL SECRET_KEY CLAVE_ARCHIVOS URL_PUBLICA EMBEBIDO"


@pytest.fixture
def datos(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new, empty CARPETA_DATOS and an environment that says nothing else; stopped at the end."""
    for nombre in _DEL_ENTORNO.split():
        monkeypatch.delenv(nombre, raising=False)
    carpeta = Path(tempfile.mkdtemp(prefix="bluecom-datos-"))
    monkeypatch.setenv("CARPETA_DATOS", str(carpeta))
    yield carpetas.carpeta_datos()
    base = postgresql.de_la_carpeta(carpeta).carpeta
    embebido.detener(carpeta)
    shutil.rmtree(base, ignore_errors=True)
    shutil.rmtree(carpeta, ignore_errors=True)
