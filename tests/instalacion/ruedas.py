"""Which pins of a lock lack a wheel for some supported Python and machine."""

import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

from tests.instalacion import uv

MAQUINAS = ("x86_64", "aarch64")
GLIBC = 36
"""Debian 12's 2.36, the oldest that is supported."""


def faltantes(lock: Path, pythons: Iterable[str]) -> Iterator[str]:
    """Yield each pin that could not be installed somewhere: no wheel, or none with its hash."""
    resumenes = set(re.findall(r"sha256:([0-9a-f]{64})", lock.read_text()))
    paquetes = _en_el_indice(lock)
    for python, maquina in product(pythons, MAQUINAS):
        etiquetas = _etiquetas(python, maquina)
        for paquete in paquetes:
            if _se_instala(paquete, python, maquina) and not any(
                rueda["hashes"]["sha256"] in resumenes and _sirve(rueda, etiquetas)
                for rueda in paquete["wheels"]
            ):
                pin = f"{paquete['name']}=={paquete['version']}"
                yield f"{pin} no tiene rueda para Python {python} en {maquina}."


def _en_el_indice(lock: Path) -> list[dict[str, Any]]:
    """Return each pin with its marker and the wheels that the index has of it today."""
    with tempfile.TemporaryDirectory() as temporal:
        destino = Path(temporal) / "pylock.toml"
        orden = [str(lock), "--no-deps", "--format", "pylock.toml"]
        uv.compilar(*orden, destino=destino, en=destino.parent)
        return tomllib.loads(destino.read_text())["packages"]


def _etiquetas(python: str, maquina: str) -> set[Tag]:
    """Return the tags that a pip of that Python takes on that machine."""
    version = (3, int(python.removeprefix("3.")))
    plataformas = [f"manylinux_2_{menor}_{maquina}" for menor in range(GLIBC, 4, -1)]
    plataformas += [f"manylinux{antigua}_{maquina}" for antigua in ("2014", "2010", "1")]
    plataformas += [f"linux_{maquina}"]
    return {
        *cpython_tags(version, platforms=plataformas),
        *compatible_tags(version, f"cp{python.replace('.', '')}", plataformas),
    }


def _sirve(rueda: dict[str, Any], etiquetas: set[Tag]) -> bool:
    nombre = rueda.get("name") or rueda["url"].rpartition("/")[2]
    return not etiquetas.isdisjoint(parse_wheel_filename(nombre)[3])


def _se_instala(paquete: dict[str, Any], python: str, maquina: str) -> bool:
    """Tell whether its marker holds for the first or the last release of that Python."""
    marcador = Marker(paquete["marker"]) if "marker" in paquete else None
    linux = {"sys_platform": "linux", "platform_machine": maquina, "python_version": python}
    cpython = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    return marcador is None or any(
        marcador.evaluate({**linux, **cpython, "python_full_version": f"{python}.{menor}"})
        for menor in (0, 99)
    )
