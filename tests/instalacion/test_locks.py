"""The locks say what ``pyproject.toml`` asks for, whole, and for every supported machine."""

import re
import tomllib

import pytest

from tests.instalacion import locks, uv

PROYECTO = tomllib.loads((uv.PROYECTO / "pyproject.toml").read_text())


def bloques(lock):
    """Return a lock's pins, each with its marker and its hashes."""
    return set(re.split(r"\n(?=\S)", locks.archivo(lock).read_text().strip()))


def test_each_lock_is_a_part_of_the_next():
    assert bloques("produccion") < bloques("embebido") < bloques("desarrollo")


@pytest.mark.parametrize("lock", locks.LOCKS)
def test_every_pin_has_hashes_and_no_line_names_an_index(lock):
    for bloque in bloques(lock):
        assert re.fullmatch(
            r"[a-z0-9._-]+==\S+( ; [^\n\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", bloque
        )


@pytest.mark.parametrize(
    ("lock", "pedidas"),
    [
        ("produccion", PROYECTO["project"]["dependencies"]),
        ("embebido", PROYECTO["project"]["optional-dependencies"]["embebido"]),
        ("desarrollo", PROYECTO["dependency-groups"]["dev"]),
    ],
)
def test_what_the_project_asks_for_is_pinned(lock, pedidas):
    nombres = {re.match(r"[a-z0-9-]+", pedida)[0] for pedida in pedidas}

    assert nombres <= {bloque.partition("==")[0] for bloque in bloques(lock)}


def test_the_resolution_is_for_the_supported_pythons():
    assert locks.pythons()[0] == "3.11"
    ultimo = int(locks.pythons()[-1].removeprefix("3."))

    for ambiente in PROYECTO["tool"]["uv"]["required-environments"]:
        assert f"python_version < '3.{ultimo + 1}'" in ambiente
