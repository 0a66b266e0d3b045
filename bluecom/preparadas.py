"""Statements that PostgreSQL plans once for each connection, and not each time they are sent."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property
from time import monotonic
from typing import Any, TypeVar

import psycopg
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Field, Model, QuerySet
from psycopg.errors import FeatureNotSupported

Fila = tuple[Any, ...]
Filas = TypeVar("Filas")
_TODAS = 1_000
_HUECO = re.compile(r"%\((\w+)\)s")


class Preparada:
    """A statement that stays prepared while its connection lasts, with ``%(nombre)s`` in it.

    Django writes the values into the text of what it sends, so that each time it is another
    statement; here they travel apart. Each value is of the type that its place asks for.
    """

    def __init__(self, sentencia: str) -> None:
        self.sentencia = sentencia

    @cached_property
    def nombres(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_HUECO.findall(self.sentencia)))

    @cached_property
    def texto(self) -> str:
        sin_nombres = _HUECO.sub(self._lugar, " ".join(self.sentencia.split()))
        return sin_nombres.replace("%%", "%")

    def fila(self, **valores: Any) -> Fila | None:
        """Its first row, in the transaction of the caller."""
        return next(iter(self.filas(**valores)), None)

    def filas(self, **valores: Any) -> list[Fila]:
        """All of them."""
        desde = monotonic()

        def preguntar(suya: psycopg.Connection[Any]) -> list[Fila]:
            cursor = self.mandar(suya, valores)
            return cursor.fetchall() if cursor.description else []

        filas = _con_plan_de_ahora(preguntar)
        _anotar([self], valores, desde)
        return filas

    def mandar(
        self, suya: psycopg.Connection[Any], valores: Mapping[str, Any]
    ) -> psycopg.Cursor[Fila]:
        """Ask it by that connection; whoever asks takes the rows."""
        cursor = psycopg.RawCursor(suya)
        return cursor.execute(self.texto.encode(), [valores[n] for n in self.nombres], prepare=True)

    def _lugar(self, hueco: re.Match[str]) -> str:
        return f"${self.nombres.index(hueco[1]) + 1}"


def filas_juntas(preparadas: Sequence[Preparada], valores: Mapping[str, Any]) -> list[list[Fila]]:
    """The rows of each, asked one after the other without waiting between: one trip for all."""
    desde = monotonic()

    def preguntar(suya: psycopg.Connection[Any]) -> list[list[Fila]]:
        with suya.pipeline():
            cursores = [preparada.mandar(suya, valores) for preparada in preparadas]
            return [cursor.fetchall() for cursor in cursores]

    filas = _con_plan_de_ahora(preguntar)
    _anotar(preparadas, valores, desde)
    return filas


def _con_plan_de_ahora(preguntar: Callable[[psycopg.Connection[Any]], Filas]) -> Filas:
    """Planned anew, once, where a migration changed a table beneath a connection that lasts.

    At a rollback psycopg forgets all that it prepared: one does so without a transaction too, and
    that of a transaction, which failed as a whole, does so by itself.
    """
    suya = _conexion()
    with connection.wrap_database_errors:
        try:
            return preguntar(suya)
        except FeatureNotSupported:  # cached plan must not change result type
            if not connection.get_autocommit():
                raise
            suya.execute("ROLLBACK")
            return preguntar(suya)


def _conexion() -> psycopg.Connection[Any]:
    """The one of this thread, which keeps all that is prepared: there is more than it would."""
    connection.ensure_connection()
    suya: psycopg.Connection[Any] = connection.connection
    suya.prepared_max = _TODAS
    return suya


def _anotar(preparadas: Sequence[Preparada], valores: Mapping[str, Any], desde: float) -> None:
    """A page that counts what it asks counts this too: one message."""
    if connection.queries_logged:
        cursor = psycopg.ClientCursor(connection.connection)
        dichas = [cursor.mogrify(preparada.sentencia, valores) for preparada in preparadas]
        tardo = f"{monotonic() - desde:.3f}"
        connection.queries_log.append({"sql": ";\n".join(dichas), "time": tardo})


_NUMERO_DE_NADIE, _SIGNO, _SIGLO_DE_NADIE = 2_000_000_011, "\ue000", 1100
_MARCAS: dict[type, Callable[[int], Any]] = {
    int: lambda n: _NUMERO_DE_NADIE + n,
    list: lambda n: (_NUMERO_DE_NADIE + n,),
    str: lambda n: f"{_SIGNO}{n}{_SIGNO}",
    date: lambda n: date(1000, 1, 1 + n),
    datetime: lambda n: datetime(1000, 1, 1 + n, tzinfo=UTC),
}
"""Values that no statement has of its own: where the ORM writes one, a value goes."""


def marcas_de(tipos: Mapping[str, type]) -> dict[str, Any]:
    """A mark for each value, of the type that it is; a list is of numbers, to be among which."""
    return {nombre: _MARCAS[tipo](n) for n, (nombre, tipo) in enumerate(tipos.items())}


def con_huecos(sql: str, valores: Iterable[Any], marcas: Mapping[str, Any]) -> str:
    """What the ORM composed, with ``%(nombre)s`` where it wrote that mark."""
    huecos = {_suya(marca): f"%({nombre})s" for nombre, marca in marcas.items()}
    dicho = str(sql % tuple(huecos.get(valor) or _literal(valor) for valor in valores))
    for marca in marcas.values():
        if isinstance(marca, tuple):
            hueco = huecos[_suya(marca)]
            dicho = dicho.replace(f"IN ({hueco})", f"= ANY({hueco})")
    return dicho


def _suya(marca: Any) -> Any:
    """What the ORM writes of it: of those to be among which, the one."""
    return marca[0] if isinstance(marca, tuple) else marca


class Leida(Preparada):
    """A read of the ORM that is composed once: its rules stay where they are written.

    ``componer`` gets a mark for each value and answers with a ``values_list``; ``tipos`` says of
    which type each is. What else decides what is read has a read of its own.
    """

    def __init__(
        self,
        componer: Callable[..., QuerySet[Any, Any]],
        **tipos: type[int | str | date | list[int]],
    ) -> None:
        self.componer, self.tipos = componer, tipos

    @cached_property
    def sentencia(self) -> str:  # type: ignore[override]  # composed once the tables are known
        marcas = marcas_de(self.tipos)
        try:
            return con_huecos(*self.componer(**marcas).query.sql_with_params(), marcas)
        except EmptyResultSet:
            return ""

    def filas(self, **valores: Any) -> list[Fila]:
        """None, and nothing is asked, where the ORM knows that there is none."""
        connection.ensure_connection()
        return super().filas(**valores) if self.sentencia else []


def _literal(valor: Any) -> str:
    """What the statement says whatever it is asked with.

    What was reckoned from a mark would be written as if it were always so: it is a value too.
    """
    if _de_una_marca(valor):
        raise ValueError(f"{valor!r} is reckoned from a mark: let whoever asks reckon it.")
    suya: psycopg.Connection[Any] = connection.connection
    return psycopg.ClientCursor(suya).mogrify("%s", [valor]).replace("%", "%%")


def _de_una_marca(valor: Any) -> bool:
    if isinstance(valor, date):
        return valor.year < _SIGLO_DE_NADIE
    if isinstance(valor, str):
        return _SIGNO in valor
    return isinstance(valor, int) and 0 <= valor - _NUMERO_DE_NADIE < 1_000


class Compuesta(Leida):
    """Composed once, and planned each time for its values: what suits one would not another."""

    def mandar(
        self, suya: psycopg.Connection[Any], valores: Mapping[str, Any]
    ) -> psycopg.Cursor[Fila]:
        return psycopg.ClientCursor(suya).execute(self.sentencia.encode(), valores)


class Alta:
    """The birth of rows of one table, one by one, all day long."""

    def __init__(self, modelo: type[Model]) -> None:
        self.modelo = modelo

    def escribir(self, nueva: Model) -> None:
        """As ``save`` would: what hangs from a model's own ``save`` or its signals is not asked."""
        valores = {campo.attname: _valor(campo, nueva) for campo in self._campos}
        fila = self._sentencia.fila(**valores)
        assert fila is not None
        nueva.pk = fila[0]
        nueva._state.adding, nueva._state.db = False, connection.alias

    @cached_property
    def _campos(self) -> "list[Field[Any, Any]]":
        return [campo for campo in self.modelo._meta.concrete_fields if not campo.primary_key]

    @cached_property
    def _sentencia(self) -> Preparada:
        columnas = ", ".join(f'"{campo.column}"' for campo in self._campos)
        huecos = ", ".join(f"%({campo.attname})s" for campo in self._campos)
        meta = self.modelo._meta
        assert meta.pk is not None
        return Preparada(
            f"INSERT INTO {meta.db_table} ({columnas}) VALUES ({huecos}) "  # noqa: S608  of the model
            f"RETURNING {meta.pk.column}"
        )


def _valor(campo: "Field[Any, Any]", nueva: Model) -> Any:
    valor = campo.get_db_prep_save(campo.pre_save(nueva, add=True), connection)
    return valor.value if isinstance(valor, Enum) else valor
