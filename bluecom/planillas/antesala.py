"""A temporary table into which the records of a file are copied, and from it into place.

Its rows live as long as the transaction; whatever the file says travels as COPY, never as a value
of a statement. A kind adds the columns that it needs.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from django.db import connection

from bluecom.planillas.models import Corrida, Renglon
from bluecom.planillas.registro import ROTO

Valores = Sequence[str | None] | str
"""A row: its values, or all of them as ``como_se_copia`` writes them."""
SEPARA_CELDAS = "\x1f"
NULO = "\x01"
_LOTE = 500
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
DE_TODOS = {
    "linea": "integer NOT NULL",
    "celdas": "text NOT NULL",
    "resultado": "text NOT NULL",
    "clase": "text NOT NULL",
    "motivo": "text NOT NULL",
}
"""``resultado`` empty: it is still to be decided what becomes of the record."""


def crear(tabla: str, columnas: dict[str, str]) -> None:
    """``columnas`` are its name and its type in PostgreSQL, constants of the kind."""
    temporal(tabla, DE_TODOS | columnas)


def temporal(tabla: str, columnas: dict[str, str]) -> None:
    """One of no file, empty; made again in the same transaction, it is another."""
    definidas = ", ".join(f"{nombre} {tipo}" for nombre, tipo in columnas.items())
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{tabla}")
        cursor.execute(f"CREATE TEMPORARY TABLE {tabla} ({definidas}) ON COMMIT DROP")


def copiar(tabla: str, columnas: Sequence[str], filas: Iterable[Valores]) -> None:
    """Stream these rows into a table; each value as PostgreSQL reads it as text."""
    orden = f"COPY {tabla} ({', '.join(columnas)}) FROM STDIN WITH (NULL E'\\x01')"
    with connection.cursor() as cursor, cursor.copy(orden) as copia:
        for bloque in _bloques(filas, len(columnas)):
            copia.write(bloque)


def celdas_juntas(celdas: Sequence[str]) -> str:
    """The row as it came, in one value; ``string_to_array`` takes it apart again."""
    junto = SEPARA_CELDAS.join(celdas)
    if junto.count(SEPARA_CELDAS) != max(len(celdas) - 1, 0) or NULO in junto:
        limpias = (celda.replace(SEPARA_CELDAS, ROTO).replace(NULO, ROTO) for celda in celdas)
        return SEPARA_CELDAS.join(limpias)
    return junto


def leer(tabla: str, columnas: Sequence[str], donde: str, lote: int) -> Iterator[list[Any]]:
    """Rows in the order of their lines, ``lote`` at a time, whatever their number."""
    orden = f"SELECT {', '.join(columnas)} FROM {tabla} WHERE {donde} ORDER BY linea"  # noqa: S608  constants
    with closing(connection.connection.cursor(name=f"lectura_{tabla}")) as cursor:
        cursor.execute(orden)
        while filas := cursor.fetchmany(lote):
            yield filas


def asentar(tabla: str, corrida: Corrida, donde: str, **dichos: str) -> None:
    """Give each row of the table its row of the run; ``dichos`` are columns of it, as SQL."""
    celdas = "string_to_array(celdas, E'\\x1f')"
    valores = {columna: columna for columna in DE_TODOS} | {"celdas": celdas} | dichos
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Renglon._meta.db_table} (corrida_id, {', '.join(valores)}) "  # noqa: S608  constants of the kind
            f"SELECT %s, {', '.join(valores.values())} FROM {tabla} WHERE {donde}",
            [corrida.pk],
        )


def conteos(corrida: Corrida) -> dict[str, int]:
    """How many rows of the run there are of each ``resultado``."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT resultado, count(*) FROM {Renglon._meta.db_table} "  # noqa: S608  constant
            "WHERE corrida_id = %s GROUP BY resultado",
            [corrida.pk],
        )
        return dict(cursor.fetchall())


def _bloques(filas: Iterable[Valores], ancho: int) -> Iterator[bytes]:
    lineas: list[str] = []
    for fila in filas:
        lineas.append(fila if isinstance(fila, str) else como_se_copia(fila, ancho))
        if len(lineas) == _LOTE:
            yield "".join(lineas).encode()
            lineas.clear()
    if lineas:
        yield "".join(lineas).encode()


def como_se_copia(fila: Sequence[str | None], ancho: int) -> str:
    """One row as COPY reads it."""
    textos = [NULO if valor is None else valor for valor in fila]
    junto = "\t".join(textos)
    if "\\" in junto or "\n" in junto or "\r" in junto or junto.count("\t") >= ancho:
        junto = "\t".join(texto.translate(_ESCAPES) for texto in textos)
    return junto + "\n"
