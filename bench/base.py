"""How the database of a measure is filled, and what it costs its server."""

from functools import cache
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from solicitudes.catalogo.demo import cargar_catalogo


@cache
def preparar() -> None:
    """Tables and catalogue, once for all the measures of a run."""
    call_command("migrate", verbosity=0)
    cargar_catalogo()


def sembrar(modelo: type[Model], desde: int, hasta: int, **como: str) -> None:
    """Rows ``desde`` … ``hasta`` of a table in one statement: ``como`` is SQL of their number n.

    Every other column has what the model gives it by itself.
    """
    campos = modelo._meta.concrete_fields
    propios: list[Any] = []
    columnas = []
    for campo in campos:
        if campo.attname in como:
            columnas.append(como[campo.attname])
        elif campo.primary_key:
            columnas.append("n")
        else:
            columnas.append(f"%s::{campo.db_type(connection)}")
            propios.append(campo.get_db_prep_save(campo.get_default(), connection))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {modelo._meta.db_table} ({', '.join(c.column for c in campos)}) "  # noqa: S608  constants
            f"SELECT {', '.join(columnas)} FROM generate_series(%s, %s) n",
            [*propios, desde, hasta],
        )


def analizar() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def procesador_del_servidor() -> float:
    """Seconds of processor that the server's processes alive now have had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity")
        pids = [pid for (pid,) in cursor.fetchall()]
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids) / 1e9
