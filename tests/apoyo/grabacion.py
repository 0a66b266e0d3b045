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

from tests.apoyo.filas import escribir, filas_desde

_grabaciones: dict[Hashable, "Grabacion"] = {}


class Grabacion:
    """The rows that ``hacer`` wrote, and the primary key that it returned."""

    def __init__(self, hacer: Callable[[], int]) -> None:
        """Run it inside a savepoint, which gives its rows transaction numbers of their own."""
        with transaction.atomic():
            desde = _numero()
            self.pk = hacer()
            self._filas = filas_desde(desde)

    def repetir(self) -> int:
        escribir(self._filas)
        cache.clear()  # what it knows of these keys is from another test
        return self.pk


def olvidar_grabaciones() -> None:
    """Tables that were made anew give their numbers again: old rows would meet the new ones."""
    _grabaciones.clear()


def _numero() -> str:
    """The number of this savepoint's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE primera ()")
        cursor.execute("INSERT INTO primera DEFAULT VALUES RETURNING xmin::text")
        (numero,) = cursor.fetchone()
        cursor.execute("DROP TABLE primera")
    return str(numero)


def grabar_o_repetir(clave: Hashable, hacer: Callable[[], int]) -> int:
    """Do it, or write again what it wrote when an earlier test did the same."""
    clave = clave, str(settings.CARPETA_PRIVADA)
    if clave in _grabaciones:
        return _grabaciones[clave].repetir()
    _grabaciones[clave] = Grabacion(hacer)
    return _grabaciones[clave].pk
