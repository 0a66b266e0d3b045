"""The renderer's temporary folder: its fonts lie there while it lives.

One that is killed cannot tidy up; the next one to start does it for those whose lock nobody holds.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIJO = "bluecom-papeles-"
_CANDADO = "candado"


@contextmanager
def carpeta_provisional() -> Iterator[str]:
    """A folder of this process alone, gone with it."""
    _barrer()
    while True:
        carpeta = Path(tempfile.mkdtemp(prefix=PREFIJO))
        candado = os.open(carpeta / _CANDADO, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(candado, fcntl.LOCK_EX)
        if (carpeta / _CANDADO).exists():  # another that started now may have swept it
            break
        os.close(candado)
    try:
        yield str(carpeta)
    finally:
        shutil.rmtree(carpeta, ignore_errors=True)
        os.close(candado)


def _barrer() -> None:
    for candado in Path(tempfile.gettempdir()).glob(f"{PREFIJO}*/{_CANDADO}"):
        with suppress(OSError), candado.open("rb") as suyo:  # it lives, or is another person's
            fcntl.flock(suyo, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(candado.parent, ignore_errors=True)
