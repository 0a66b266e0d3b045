"""A list that is turned over sheet by sheet and never counted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet, Value, Window

from bluecom.lecturas import Juntas

POR_HOJA = 25


@dataclass(frozen=True)
class Hoja:
    """One sheet, with what ``componentes/_paginacion.html`` asks of a page."""

    object_list: list[Any]
    number: int
    sigue: bool
    por_hoja: int = POR_HOJA
    paginator: None = None

    def has_next(self) -> bool:
        return self.sigue

    def has_previous(self) -> bool:
        return self.number > 1

    def has_other_pages(self) -> bool:
        return self.has_next() or self.has_previous()

    def next_page_number(self) -> int:
        return self.number + 1

    def previous_page_number(self) -> int:
        return self.number - 1

    def start_index(self) -> int:
        return (self.number - 1) * self.por_hoja + 1

    def end_index(self) -> int:
        return self.start_index() + len(self.object_list) - 1


def cuantas(filas: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """How many they are, as a read that goes with others: one number, or nothing."""
    contadas = filas.order_by().annotate(cuantas=Window(Count(Value(1))))
    una: QuerySet[Any, Any] = contadas.values_list("cuantas", flat=True)[:1]
    return una


class Hojas:
    """The sheets of a list that many open all day, and what else its page reads: one message.

    ``componer`` gets the form, which is whatever decides what is read besides its values, and a
    mark for each value, and names each read: the list itself is ``filas``. Each form and sheet is
    composed once.
    """

    def __init__(
        self, componer: Callable[..., dict[str, QuerySet[Any, Any]]], *, por_hoja: int = POR_HOJA
    ) -> None:
        self.componer, self.por_hoja = componer, por_hoja
        self._compuesta = lru_cache(maxsize=64)(self._componer)

    def leer(
        self, *forma: Any, pagina: str | None, **valores: Any
    ) -> tuple[Hoja, dict[str, list[Any]]]:
        """The sheet of that number, and the rows of every other read."""
        n = _numero(pagina)
        tipos = tuple((nombre, type(valor)) for nombre, valor in valores.items())
        leidas = self._compuesta(forma, n, tipos).leer(**valores)
        return _a_la_hoja(leidas.pop("filas"), n, self.por_hoja), leidas

    def leer_con_algo(
        self, *forma: Any, pagina: str | None, **valores: Any
    ) -> tuple[Hoja, dict[str, list[Any]]]:
        """The same; a sheet that others emptied meanwhile gives way to the first."""
        hoja, demas = self.leer(*forma, pagina=pagina, **valores)
        if hoja.number > 1 and not hoja.object_list:
            return self.leer(*forma, pagina=None, **valores)
        return hoja, demas

    def _componer(
        self, forma: tuple[Any, ...], n: int, tipos: tuple[tuple[str, type], ...]
    ) -> Juntas:
        def componer(**marcas: Any) -> dict[str, QuerySet[Any, Any]]:
            leidas = self.componer(*forma, **marcas)
            return leidas | {"filas": _de_la_hoja(leidas["filas"], n, self.por_hoja)}

        return Juntas(componer, **dict(tipos))


def _numero(pedido: str | None) -> int:
    n = int(pedido) if pedido and pedido.isdecimal() and 1 <= len(pedido) <= 6 else 1
    return max(1, n)


def _de_la_hoja(filas: QuerySet[Any, Any], n: int, por_hoja: int) -> QuerySet[Any, Any]:
    return filas[(n - 1) * por_hoja : n * por_hoja + 1]


def _a_la_hoja(leidas: list[Any], n: int, por_hoja: int) -> Hoja:
    return Hoja(leidas[:por_hoja], n, len(leidas) > por_hoja, por_hoja)
