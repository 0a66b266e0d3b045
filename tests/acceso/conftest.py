"""The world of the table, walked once for each module."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.acceso.mundo import Mundo, crear


@pytest.fixture(scope="module")
def mundo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mundo]:
    """Walked once for the whole table, in a transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield crear()
        transaction.set_rollback(True)
    cache.clear()
