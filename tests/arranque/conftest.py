"""A data folder of its own for each test of the embedded servers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.arranque.carpeta import carpeta_propia


@pytest.fixture
def datos(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new, empty CARPETA_DATOS and an environment that says nothing else; stopped at the end."""
    with carpeta_propia(monkeypatch) as carpeta:
        yield carpeta
