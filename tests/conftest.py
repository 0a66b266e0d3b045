"""Fixtures for every test; the real servers are in ``tests/apoyo``."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, settings

settings.register_profile("bluecom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("bluecom")  # a busy machine is slow, not wrong

_DEL_NAVEGADOR = {"page", "browser", "context", "new_context", "entrar_como"}


@pytest.fixture(scope="session")
def base_url() -> None:
    """No fixed address: each page goes to its test's live server."""


@pytest.fixture(scope="module")
def del_modulo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A transaction around a module: what its fixtures walk once, each test finds untouched."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def ahora() -> datetime:
    """A Monday at ten in the morning in La Paz."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("America/La_Paz"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the browser, of the worker and long ones by the fixtures they ask for.

    What takes long comes first, so that no process ends alone with it.
    """
    for item in items:
        pedidas = set(getattr(item, "fixturenames", ()))
        if pedidas & _DEL_NAVEGADOR:
            item.add_marker("navegador")
        if pedidas & {"trabajador", "adelantados"}:
            item.add_marker("trabajador")
        if "antes_de" in pedidas:
            item.add_marker("largo")
    items.sort(key=_turno)


def _turno(item: pytest.Item) -> int:
    """``make run`` from nothing is the longest of all."""
    if item.path.name == "test_servir.py":
        return 0
    marcas = {marca.name for marca in item.iter_markers()}
    return 1 if marcas & {"largo", "navegador", "trabajador"} else 2
