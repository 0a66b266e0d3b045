"""Commands as an ordinary user: root, whose database lies apart, would hide their faults."""

import os
import pwd
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from bluecom.embebido.carpetas import PROYECTO

_OTRO = next(uno for uno in pwd.getpwall() if uno.pw_uid)
"""PostgreSQL asks for the name of whoever starts it: one that every machine has."""
_SIN_SER_ROOT = ["unshare", "--user", f"--map-user={_OTRO.pw_uid}", f"--map-group={_OTRO.pw_gid}"]
"""A namespace in which root is somebody else, and still reads the files of root."""


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
