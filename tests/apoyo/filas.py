"""Rows of any table read and written as they are: triggers, defaults and numbers aside."""

from django.db import connection


def tablas() -> list[str]:
    """Every table of ours, by name; not the list of migrations."""
    return sorted(connection.introspection.django_table_names(only_existing=False))


def filas_desde(transaccion: str) -> list[tuple[str, str]]:
    """The rows written by a transaction of this number or later, one JSON list per table."""
    escritas = "SELECT '{0}', jsonb_agg(x)::text FROM \"{0}\" x WHERE x.xmin::text::bigint >= {1}"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(escritas.format(t, transaccion) for t in tablas()))
        return [(tabla, filas) for tabla, filas in cursor.fetchall() if filas]


def escribir(filas: list[tuple[str, str]]) -> None:
    """Write them again in one statement: their triggers were obeyed when they were made."""
    insertar = 'INSERT INTO "{0}" SELECT * FROM jsonb_populate_recordset(NULL::"{0}", %s)'
    ordenes = ["SET LOCAL session_replication_role = replica"]
    ordenes += [insertar.format(tabla) for tabla, _ in filas]
    ordenes += ["SET LOCAL session_replication_role = origin"]
    with connection.cursor() as cursor:
        cursor.execute(";".join(ordenes), [suyas for _, suyas in filas])
