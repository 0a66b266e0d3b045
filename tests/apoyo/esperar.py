"""The one way in which a test waits for a real process."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def alguien_espera() -> bool:
    """Whether some session of the database waits for what another one holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def esperar_a(condicion: Callable[[], T], limite: float = 20.0) -> T:
    """Return the condition's first true value; fail the test after ``limite`` seconds."""
    fin = time.monotonic() + limite
    while True:
        valor = condicion()
        if valor:
            return valor
        if time.monotonic() > fin:
            raise AssertionError(f"No se cumplió en {limite} s: {condicion!r}")
        time.sleep(0.05)
