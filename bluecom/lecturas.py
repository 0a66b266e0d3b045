"""Several small reads in one message to PostgreSQL, so that a page waits for them once."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from bluecom.preparadas import Preparada, con_huecos, filas_juntas, marcas_de

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


class Juntas:
    """Several reads that are always asked together: composed once, planned once by connection.

    ``componer`` gets a mark for each value, as that of ``preparadas.Leida`` does, and names each
    read; ``tipos`` says of which type each value is.
    """

    def __init__(
        self, componer: Callable[..., Mapping[str, QuerySet[Any, Any]]], **tipos: type
    ) -> None:
        self.componer, self.tipos = componer, tipos

    def leer(self, **valores: Any) -> dict[str, list[Any]]:
        """The rows of each by its name, as if it had been evaluated by itself."""
        leidas: dict[str, list[Any]] = {nombre: [] for nombre in self._todas}
        if self._moldes:
            sentencias = [molde.sentencia for molde in self._moldes.values()]
            filas_de_cada_una = filas_juntas(sentencias, valores)
            for (nombre, molde), filas in zip(self._moldes.items(), filas_de_cada_una, strict=True):
                leidas[nombre] = molde.llenar(filas)
        return leidas

    @cached_property
    def _todas(self) -> Mapping[str, QuerySet[Any, Any]]:
        return self.componer(**marcas_de(self.tipos))

    @cached_property
    def _moldes(self) -> dict[str, "_Molde"]:
        """Of each that is not known to be empty."""
        marcas = marcas_de(self.tipos)
        preguntas = {nombre: _pregunta(consulta) for nombre, consulta in self._todas.items()}
        return {
            nombre: _Molde(self._todas[nombre], suya[0], Preparada(con_huecos(*suya[1:], marcas)))
            for nombre, suya in preguntas.items()
            if suya is not None
        }


class Formas:
    """Reads of a page in each of its forms: what decides what is read, besides the values of it.

    ``componer`` gets the form, and a mark for each value; each form is composed once.
    """

    def __init__(self, componer: Callable[..., Mapping[str, QuerySet[Any, Any]]]) -> None:
        self.componer = componer
        self._compuesta = lru_cache(maxsize=64)(self._componer)

    def leer(self, *forma: Any, **valores: Any) -> dict[str, list[Any]]:
        """The rows of each by its name, in one message."""
        tipos = tuple((nombre, type(valor)) for nombre, valor in valores.items())
        return self._compuesta(forma, tipos).leer(**valores)

    def _componer(self, forma: tuple[Any, ...], tipos: tuple[tuple[str, type], ...]) -> Juntas:
        return Juntas(partial(self.componer, *forma), **dict(tipos))


class _Molde(NamedTuple):
    """What is kept of one of them."""

    consulta: QuerySet[Any, Any]
    compilador: SQLCompiler
    sentencia: Preparada

    def llenar(self, filas: Sequence[Fila]) -> list[Any]:
        """Of no row, at once: what Django looks up to make objects takes longer than the read."""
        if not filas:
            return []
        consulta = self.consulta.all()
        _llenar(consulta, copy(self.compilador), filas)
        return list(consulta)


def _pregunta(consulta: QuerySet[Any, Any]) -> tuple[SQLCompiler, str, Sequence[Any]] | None:
    """What it would send by itself; nothing when it is known to be empty."""
    compilador = consulta.query.get_compiler(using=consulta.db)
    try:
        sql, valores = compilador.as_sql()
    except EmptyResultSet:
        return None
    return compilador, sql, valores


def _llenar(consulta: QuerySet[Any, Any], compilador: Any, filas: Sequence[Fila]) -> None:
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
