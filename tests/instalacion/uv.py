"""``uv pip compile`` on the index that this machine is configured with; no file names one."""

import os
import re
import subprocess
import sys
from pathlib import Path

PROYECTO = Path(__file__).resolve().parents[2]


class UvError(Exception):
    """What uv said."""


def compilar(*argumentos: str, destino: Path, en: Path = PROYECTO) -> None:
    """Resolve with wheels only; in the project's folder, for what ``[tool.uv]`` requires."""
    siempre = ["--universal", "--python-version", "3.11", "--only-binary", ":all:", "--quiet"]
    hecho = subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", *argumentos, *siempre, "-o", str(destino)],
        cwd=en,
        env=_entorno(),
        capture_output=True,
        text=True,
        check=False,
    )
    if hecho.returncode:
        raise UvError(hecho.stderr.strip())


def _entorno() -> dict[str, str]:
    """Let uv read the index that pip is configured with, unless uv has its own."""
    if "UV_DEFAULT_INDEX" in os.environ:
        return dict(os.environ)
    orden = [sys.executable, "-m", "pip", "config", "list"]
    configurado = subprocess.run(orden, capture_output=True, text=True, check=True).stdout
    indice = re.search(r"^(?:global|install|:env:)\.index-url='(.*)'$", configurado, re.M)
    return os.environ | ({"UV_DEFAULT_INDEX": indice[1]} if indice else {})
