"""Fixtures for every test; the real servers are in ``tests/apoyo``."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

_DEL_NAVEGADOR = {"page", "browser", "context", "new_context", "entrar_como"}


@pytest.fixture(scope="session")
def base_url() -> None:
    """No fixed address: each page goes to its test's live server."""


@pytest.fixture
def ahora() -> datetime:
    """A Monday at ten in the morning in La Paz."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("America/La_Paz"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the browser and of the worker by the fixtures they ask for."""
    for item in items:
        pedidas = set(getattr(item, "fixturenames", ()))
        if pedidas & _DEL_NAVEGADOR:
            item.add_marker("navegador")
        if "trabajador" in pedidas:
            item.add_marker("trabajador")
