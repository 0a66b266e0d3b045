"""Counts kept as entries that add up: who writes one waits for nobody, and they are joined later.

Such a table has the columns of its key and ``n``; its triggers add entries, whoever reads it sums.
"""

from django.db import connection
from django.db.models import Model


def juntar(tabla: type[Model], **de: int) -> int:
    """One entry for each key, none for what comes to nothing; answers how many there were.

    ``de``: those of one thing only, by its column. What somebody else is joining is left to him.
    """
    meta = tabla._meta
    clave = [c.column for c in meta.concrete_fields if not c.primary_key and c.name != "n"]
    columnas, nombre = ", ".join(f'"{columna}"' for columna in clave), meta.db_table
    cuales = " AND ".join(f'"{columna}" = %s' for columna in de) or "true"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH antes AS (DELETE FROM {nombre} WHERE id IN (SELECT id FROM {nombre} "  # noqa: S608  of the model
            f"WHERE {cuales} FOR UPDATE SKIP LOCKED) RETURNING {columnas}, n), "
            f"juntos AS (INSERT INTO {nombre} ({columnas}, n) SELECT {columnas}, sum(n) FROM antes "
            f"GROUP BY {columnas} HAVING sum(n) <> 0) SELECT count(*) FROM antes",
            list(de.values()),
        )
        return int(cursor.fetchone()[0])
