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


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by the fixtures asked for, and keep the tests of the worker in one process."""
    for item in items:
        pedidas = set(getattr(item, "fixturenames", ()))
        if pedidas & _DEL_NAVEGADOR:
            item.add_marker("navegador")
        if "trabajador" in pedidas:
            item.add_marker("trabajador")
            item.add_marker(pytest.mark.xdist_group("trabajador"))
