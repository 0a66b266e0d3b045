"""Statements that PostgreSQL plans once for each connection, and not each time they are sent."""

import re
from typing import Any

import psycopg
from django.db import connection

_HUECO = re.compile(r"%\((\w+)\)s")


class Preparada:
    """A statement that stays prepared while its connection lasts, with ``%(nombre)s`` in it.

    Django writes the values into the text of what it sends, so that each time it is another
    statement; here they travel apart. Each value is of the type that its place asks for.
    """

    def __init__(self, sentencia: str) -> None:
        self.sentencia = sentencia
        self.nombres = tuple(dict.fromkeys(_HUECO.findall(sentencia)))
        self.texto = _HUECO.sub(self._lugar, " ".join(sentencia.split()))

    def fila(self, **valores: Any) -> tuple[Any, ...] | None:
        """Its first row, in the transaction of the caller."""
        connection.ensure_connection()
        suya: psycopg.Connection[Any] = connection.connection
        with connection.wrap_database_errors, psycopg.RawCursor(suya) as cursor:
            cursor.execute(self.texto.encode(), [valores[n] for n in self.nombres], prepare=True)
            return cursor.fetchone()

    def _lugar(self, hueco: re.Match[str]) -> str:
        return f"${self.nombres.index(hueco[1]) + 1}"
