"""The tables as each test finds them: what the migrations and the catalogue wrote, row by row.

Django empties every table after a test that commits, and whoever comes next finds no catalogue,
or one with other keys. Here its very rows are written again: no test knows which came before.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import TransactionTestCase

from solicitudes.catalogo.demo import cargar_catalogo
from tests.apoyo.filas import escribir, filas_desde, tablas

_del_comienzo: list[tuple[str, str]] = []


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The catalogue is there before the first test, and after each one that commits."""
    with django_db_blocker.unblock():
        cargar_catalogo()
        _del_comienzo[:] = filas_desde("0")
    de_django = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda _prueba: como_al_comienzo()
    yield
    TransactionTestCase._fixture_teardown = de_django
    with django_db_blocker.unblock():
        _quedarse_a_solas()


@transaction.atomic
def como_al_comienzo() -> None:
    """Wait for whoever still writes, take every row away and write those of the beginning.

    The triggers are put aside, as only a superuser can: the log refuses to be emptied.
    """
    todas = [connection.ops.quote_name(tabla) for tabla in tablas()]
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(todas)} IN ACCESS EXCLUSIVE MODE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(";".join(f"DELETE FROM {tabla}" for tabla in todas))
    escribir(_del_comienzo)
    cache.clear()


def _quedarse_a_solas() -> None:
    """End the sessions that are left: a database in use cannot be dropped.

    Django keeps a connection for each context, and Playwright's loop brings its own.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
