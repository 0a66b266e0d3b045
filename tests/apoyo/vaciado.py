"""The tables emptied between transactional tests, as only a test may: the log refuses it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations


@pytest.fixture(scope="session", autouse=True)
def _vaciar_con_los_disparadores_aparte() -> Iterator[None]:
    """Django's own emptying, with the triggers put aside as a superuser can."""
    original = DatabaseOperations.execute_sql_flush

    def vaciar(self: DatabaseOperations, sql_list: list[str]) -> Any:
        aparte = "SET session_replication_role = {}".format
        return original(self, [aparte("replica"), *sql_list, aparte("origin")])

    DatabaseOperations.execute_sql_flush = vaciar  # type: ignore[method-assign]
    yield
    DatabaseOperations.execute_sql_flush = original  # type: ignore[method-assign]
