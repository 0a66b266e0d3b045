"""What a long preparation wrote, kept to be written again, row by row, in a later test.

A sale walked by the real services writes some sixty rows and takes two tenths of a second; most
tests begin with the same walk. The first one is walked and its rows are read back, whatever
their table; the others get those very rows in one statement. Each test still has its own
transaction, which takes them away.
"""

from collections.abc import Callable, Hashable

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction

_grabaciones: dict[Hashable, "Grabacion"] = {}


class Grabacion:
    """The rows that ``hacer`` wrote, and the primary key that it returned."""

    def __init__(self, hacer: Callable[[], int]) -> None:
        """Run it inside a savepoint, which gives its rows transaction numbers of their own."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE primera ()")
            cursor.execute("INSERT INTO primera DEFAULT VALUES RETURNING xmin::text")
            (desde,) = cursor.fetchone()
            cursor.execute("DROP TABLE primera")
            self.pk = hacer()
            cursor.execute(_filas_desde(desde))
            self._filas = [(tabla, filas) for tabla, filas in cursor.fetchall() if filas]

    def repetir(self) -> int:
        """Write the rows again, triggers aside: they were obeyed when the rows were made."""
        insertar = 'INSERT INTO "{0}" SELECT * FROM jsonb_populate_recordset(NULL::"{0}", %s)'
        ordenes = ["SET LOCAL session_replication_role = replica"]
        ordenes += [insertar.format(tabla) for tabla, _ in self._filas]
        ordenes += ["SET LOCAL session_replication_role = origin"]
        with connection.cursor() as cursor:
            cursor.execute(";".join(ordenes), [filas for _, filas in self._filas])
        cache.clear()  # what it knows of these keys is from another test
        return self.pk


def grabar_o_repetir(clave: Hashable, hacer: Callable[[], int]) -> int:
    """Do it, or write again what it wrote when an earlier test did the same."""
    clave = clave, str(settings.CARPETA_PRIVADA)
    if clave in _grabaciones:
        return _grabaciones[clave].repetir()
    _grabaciones[clave] = Grabacion(hacer)
    return _grabaciones[clave].pk


def olvidar() -> None:
    """The tables were emptied and number their rows from the beginning: nothing may be repeated."""
    _grabaciones.clear()


def _filas_desde(numero: str) -> str:
    """Every row written by a transaction from ``numero`` on, as one JSON list per table."""
    tablas = connection.introspection.django_table_names(only_existing=False)
    nuevas = "SELECT '{0}', jsonb_agg(x)::text FROM \"{0}\" x WHERE x.xmin::text::bigint >= {1}"
    return " UNION ALL ".join(nuevas.format(tabla, numero) for tabla in sorted(tablas))
