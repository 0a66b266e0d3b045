"""The tables of the database as streams, by ``COPY``: any PostgreSQL reads them back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from bluecom.operacion.models import Latido
from bluecom.operacion.respaldo.manifiesto import Tabla
from bluecom.plazos.models import Politica

DE_DJANGO = "django_migrations"
_LLENAS_AL_NACER = {DE_DJANGO, "django_content_type", "auth_permission", Politica._meta.db_table}


def nace_llena(tabla: str) -> None:
    """Whoever fills a table as soon as it is there says so: its rows make no place a used one."""
    _LLENAS_AL_NACER.add(tabla)


def sin_filas() -> set[str]:
    """Whoever was signed in, and the processes of that machine: neither comes back to life."""
    sesiones = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class()
    return {sesiones._meta.db_table, Latido._meta.db_table}


@contextmanager
def instantanea() -> Iterator[None]:
    """Every table as of one and the same instant, whoever goes on working."""
    with transaction.atomic():
        _ejecutar("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def tablas() -> dict[str, list[str]]:
    """Each table with the columns that are written; those that are computed are not."""
    columnas = _filas(
        "SELECT c.relname, a.attname FROM pg_class c "
        "JOIN pg_attribute a ON a.attrelid = c.oid "
        "WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace "
        "AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' "
        "ORDER BY c.relname, a.attnum"
    )
    todas: dict[str, list[str]] = {}
    for tabla, columna in columnas:
        todas.setdefault(tabla, []).append(columna)
    return todas


def secuencias() -> dict[str, int]:
    """The last number that each sequence gave; those that gave none are left out."""
    filas = _filas(
        "SELECT sequencename, last_value FROM pg_sequences "
        "WHERE schemaname = current_schema() AND last_value IS NOT NULL"
    )
    return dict(filas)


def vacia() -> bool:
    """No table has a row but those that come with the tables themselves."""
    con_filas = sorted(set(tablas()) - _LLENAS_AL_NACER - sin_filas())
    return not any(_filas(_con("SELECT 1 FROM {} LIMIT 1", tabla)) for tabla in con_filas)


def salida(tabla: str, columnas: list[str]) -> Iterator[bytes]:
    """The rows of one table, in pieces."""
    if tabla in sin_filas():
        return
    with connection.cursor() as cursor, cursor.copy(_copia(tabla, columnas, "TO STDOUT")) as copia:
        for trozo in copia:
            yield bytes(trozo)


@contextmanager
def recepcion(todas: Iterable[str]) -> Iterator[None]:
    """Empty tables whose triggers are put aside; what is loaded keeps its keys, or nothing stays.

    The rows obeyed the triggers when they were first written.
    """
    llenables = [tabla for tabla in todas if tabla != DE_DJANGO]
    with transaction.atomic():
        for tabla in llenables:
            _ejecutar(_con("ALTER TABLE {} DISABLE TRIGGER USER", tabla))
        nombres = sql.SQL(", ").join(map(sql.Identifier, llenables))
        _ejecutar(sql.SQL("TRUNCATE {}").format(nombres))
        yield
        _ejecutar("SET CONSTRAINTS ALL IMMEDIATE")
        for tabla in llenables:
            _ejecutar(_con("ALTER TABLE {} ENABLE TRIGGER USER", tabla))


def entrada(nombre: str, tabla: Tabla, trozos: Iterable[bytes]) -> None:
    """Load the rows of one table."""
    orden = _copia(nombre, tabla.columnas, "FROM STDIN")
    with connection.cursor() as cursor, cursor.copy(orden) as copia:
        for trozo in trozos:
            copia.write(trozo)


def poner_secuencias(ultimas: dict[str, int]) -> None:
    """Numbers go on after the last one given, also where its row is gone."""
    for nombre, ultima in ultimas.items():
        entre_comillas = sql.Literal(f'"{nombre}"')
        _filas(sql.SQL("SELECT setval({}::regclass, %s)").format(entre_comillas), [ultima])


def _copia(tabla: str, columnas: list[str], sentido: str) -> sql.Composed:
    nombres = sql.SQL(", ").join(map(sql.Identifier, columnas))
    return sql.SQL("COPY {} ({}) " + sentido).format(sql.Identifier(tabla), nombres)


def _con(orden: str, tabla: str) -> sql.Composed:
    return sql.SQL(orden).format(sql.Identifier(tabla))


def _ejecutar(orden: str | sql.Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(orden)


def _filas(orden: str | sql.Composed, datos: list[int] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(orden, datos)
        filas: list[tuple[Any, ...]] = cursor.fetchall()
    return filas
