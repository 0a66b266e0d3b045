"""Several small reads in one message to PostgreSQL, so that a page waits for them once."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Fila = Sequence[Any]


def leer_juntas(*consultas: QuerySet[Any, Any]) -> None:
    """Fill each of these as if it had been evaluated by itself.

    Each keeps its own short plan, where one join of them all takes PostgreSQL longer to plan than
    to run. Several statements travel in one message because Django binds their values on this
    side, as it does unless ``server_side_binding`` says otherwise.
    """
    preguntas = [(consulta, *suya) for consulta in consultas if (suya := _pregunta(consulta))]
    if not preguntas:
        return
    with connection.cursor() as cursor:
        valores = [valor for *_, suyos in preguntas for valor in suyos]
        cursor.execute(";\n".join(sql for _, _, sql, _ in preguntas), valores)
        for consulta, compilador, *_ in preguntas:
            _llenar(consulta, compilador, cursor.fetchall())
            cursor.nextset()


def _pregunta(consulta: QuerySet[Any, Any]) -> tuple[SQLCompiler, str, Sequence[Any]] | None:
    """What it would send by itself; nothing when it is known to be empty."""
    compilador = consulta.query.get_compiler(using=consulta.db)
    try:
        sql, valores = compilador.as_sql()
    except EmptyResultSet:
        return None
    return compilador, sql, valores


def _llenar(consulta: QuerySet[Any, Any], compilador: Any, filas: list[Fila]) -> None:
    """Have Django make its objects of rows that are already here."""
    propia: Any = consulta.query
    if compilador.has_extra_select:  # columns that only DISTINCT's order needs
        filas = [fila[: compilador.col_count] for fila in filas]
    compilador.execute_sql = lambda *_, **__: [filas]
    propia.get_compiler = lambda *_, **__: compilador
    try:
        len(consulta)
    finally:
        del propia.get_compiler  # whoever filters it further asks by itself
