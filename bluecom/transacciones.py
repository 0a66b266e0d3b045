"""What two people at once may break: a transaction that PostgreSQL asks to begin again."""

import random
import time
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from django.db import DatabaseError, connection

T = TypeVar("T")
INTENTOS = 4
_PAUSA = 0.05
_SIN_LUGAR = "53100"
_CHOQUES = {"40P01", "40001"}
"""SQLSTATE of a deadlock and of a serialization failure: nothing was done, it may be done again."""


def codigo_de(error: BaseException) -> str:
    """The SQLSTATE behind Django's exception; empty when PostgreSQL did not say one."""
    return str(getattr(error.__cause__, "sqlstate", None) or "")


def es_sin_lugar(error: BaseException) -> bool:
    """Whether PostgreSQL had no room on its disk to write: nothing was done."""
    return isinstance(error, DatabaseError) and codigo_de(error) == _SIN_LUGAR


def es_choque(error: BaseException) -> bool:
    """Whether PostgreSQL chose this transaction to give way to another."""
    return isinstance(error, DatabaseError) and codigo_de(error) in _CHOQUES


def sin_choques(hacer: Callable[[], T]) -> T:
    """Do an act that opens its own transactions; once more from nothing when two collided.

    After ``INTENTOS`` the error is raised. Inside a transaction it is raised at once: only who
    opened that one can begin again.
    """
    for intento in count(1):
        try:
            return hacer()
        except DatabaseError as error:
            if not es_choque(error) or connection.in_atomic_block or intento == INTENTOS:
                raise
        time.sleep(random.uniform(0, _PAUSA * 2**intento))  # noqa: S311  (only to part the two)
    raise AssertionError("count() never ends")
