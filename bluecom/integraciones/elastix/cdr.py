"""The exchange's own table of calls, read over the protocol of MySQL (4.1)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from bluecom.integraciones.errores import SistemaNoResponde

Fila = Mapping[str, Any]
PUERTO = 3306
_UN_DIA = timedelta(days=1)


class TablaDeCdr(Protocol):
    """Whoever has the rows of ``cdr``; the values are those of its own types."""

    def filas_del(self, dia: date, columnas: Collection[str]) -> list[Fila]:
        """Those whose ``calldate``, local, is of this day; the columns that it has of these.

        Raises ``SistemaNoResponde``.
        """
        ...


class PorMySql:
    """``mysql://usuario:clave@servidor:3306/asteriskcdrdb``, each day in a visit of its
    own: nothing of it stays open, and it only reads.
    """

    def __init__(self, url: str, *, segundos: float) -> None:
        partes = urlsplit(url)
        if partes.scheme != "mysql" or not partes.hostname:
            raise SistemaNoResponde("CDR_URL no empieza con mysql://servidor/", reintentable=False)
        self._segundos = segundos
        self._donde = {
            "host": partes.hostname,
            "port": partes.port or PUERTO,
            "user": unquote(partes.username or ""),
            "password": unquote(partes.password or ""),
            "database": unquote(partes.path.strip("/")) or "asteriskcdrdb",
        }

    def filas_del(self, dia: date, columnas: Collection[str]) -> list[Fila]:
        pymysql = _biblioteca()
        try:
            with self._abrir(pymysql) as conexion, conexion.cursor() as cursor:
                cursor.execute("SET SESSION TRANSACTION READ ONLY")
                elegidas = ", ".join(f"`{c}`" for c in _las_que_tiene(cursor, columnas))
                cursor.execute(
                    f"SELECT {elegidas} FROM cdr WHERE calldate >= %s AND calldate < %s",  # noqa: S608  our own names
                    [dia, dia + _UN_DIA],
                )
                filas: list[Fila] = list(cursor.fetchall())
        except (pymysql.MySQLError, OSError) as error:
            raise SistemaNoResponde(type(error).__name__, reintentable=True) from error
        return filas

    def _abrir(self, pymysql: Any) -> Any:
        return pymysql.connect(
            **self._donde,
            connect_timeout=self._segundos,
            read_timeout=self._segundos,
            write_timeout=self._segundos,
            charset="utf8mb4",
            cursorclass=pymysql.cursors.DictCursor,
        )


def _las_que_tiene(cursor: Any, columnas: Collection[str]) -> Iterator[str]:
    """Old versions have no ``linkedid`` nor ``sequence``."""
    cursor.execute("SHOW COLUMNS FROM cdr")
    hay = {fila["Field"] for fila in cursor.fetchall()}
    return (columna for columna in columnas if columna in hay)


def _biblioteca() -> Any:
    """The extra ``cdr``: only who configures it has it."""
    try:
        import pymysql
    except ImportError as error:
        raise SistemaNoResponde("falta instalar PyMySQL", reintentable=False) from error
    return pymysql
