"""Commands as an ordinary user: root, whose database lies apart, would hide their faults."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from bluecom.embebido.carpetas import PROYECTO

_SIN_SER_ROOT = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
"""A namespace in which root is user 1000, and still reads the files of root."""


def ordenar(
    *orden: str, datos: Path, antes: Callable[[], Any] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run Python's ``orden`` in the project with that data folder and nothing else set."""
    return subprocess.run(
        [*_como_ordinario(), sys.executable, *orden],
        env={"PATH": os.environ["PATH"], "HOME": str(datos.parent), "CARPETA_DATOS": str(datos)},
        cwd=PROYECTO,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=antes,
    )


@cache
def _como_ordinario() -> list[str]:
    """Nothing for an ordinary user, nor for root where the machine has no such namespace."""
    if os.geteuid() != 0:
        return []
    se_puede = subprocess.run([*_SIN_SER_ROOT, "true"], check=False, capture_output=True)
    return _SIN_SER_ROOT if se_puede.returncode == 0 else []
