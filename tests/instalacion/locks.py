"""Writes ``requirements/*.lock`` from ``pyproject.toml``, or checks them."""

import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.instalacion import ruedas, uv

LOCKS = {
    "produccion": [],
    "embebido": ["--extra", "embebido"],
    "desarrollo": ["--extra", "embebido", "--extra", "cdr", "--group", "dev"],
}


def archivo(lock: str) -> Path:
    return uv.PROYECTO / "requirements" / f"{lock}.lock"


def pythons() -> list[str]:
    """Return the supported Pythons, "3.11" first, as ``requires-python`` says."""
    proyecto = tomllib.loads((uv.PROYECTO / "pyproject.toml").read_text())["project"]
    limites = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", proyecto["requires-python"])
    assert limites
    return [f"3.{menor}" for menor in range(int(limites[1]), int(limites[2]))]


def resolver(lock: str, destino: Path, *, nuevas: bool = False) -> None:
    """Resolve a lock; the pins that ``destino`` has and still fit stay, unless told."""
    uv.compilar(
        *["pyproject.toml", *LOCKS[lock], "--generate-hashes", "--no-header", "--no-annotate"],
        *["--no-emit-index-url", *(["--upgrade"] if nuevas else [])],
        destino=destino,
    )


def comprobar() -> Iterator[str]:
    """Yield what is wrong: a lock that is not the project's, a pin without a wheel.

    The wheels of the largest are enough: a test holds that the others are parts of it.
    """
    with tempfile.TemporaryDirectory() as carpeta:
        for lock in LOCKS:
            copia = Path(shutil.copy(archivo(lock), carpeta))
            resolver(lock, copia)
            if copia.read_bytes() != archivo(lock).read_bytes():
                yield f"{lock}.lock no corresponde a pyproject.toml. Escriba: make locks"
    yield from ruedas.faltantes(archivo("desarrollo"), pythons())


def main(argumentos: list[str]) -> int:
    """Return how many things are wrong; without ``--comprobar`` the locks are written."""
    try:
        if "--comprobar" not in argumentos:
            for lock in LOCKS:
                resolver(lock, archivo(lock), nuevas="--nuevas" in argumentos)
            return 0
        problemas = list(comprobar())
    except uv.UvError as error:
        problemas = [str(error)]
    for problema in problemas:
        print(problema)
    return len(problemas)


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
