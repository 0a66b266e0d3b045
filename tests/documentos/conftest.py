"""A private folder of its own for each test."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def carpeta_privada(tmp_path: Path, settings: Any) -> Path:
    settings.CARPETA_PRIVADA = tmp_path / "privado"
    return tmp_path / "privado"
