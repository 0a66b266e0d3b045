"""A list that is turned over sheet by sheet and never counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value, Window

from bluecom.lecturas import Formas

POR_HOJA = 25


@dataclass(frozen=True)
class Hoja:
    """One sheet, with what ``componentes/_paginacion.html`` asks of a page."""

    object_list: list[Any]
    number: int
    sigue: bool
    por_hoja: int = POR_HOJA
    paginator: None = None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.object_list)

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

    ``componer`` is that of ``bluecom.lecturas.Formas``: the list itself is ``filas``.
    """

    def __init__(
        self, componer: Callable[..., dict[str, QuerySet[Any, Any]]], *, por_hoja: int = POR_HOJA
    ) -> None:
        self.componer, self.por_hoja = componer, por_hoja
        self._formas = Formas(self._de_la_hoja)

    def leer(
        self, *forma: Any, pagina: str | None, **valores: Any
    ) -> tuple[Hoja, dict[str, list[Any]]]:
        """The sheet of that number, and the rows of every other read."""
        n = _numero(pagina)
        leidas = self._formas.leer(n, *forma, **valores)
        filas = leidas.pop("filas")
        return Hoja(filas[: self.por_hoja], n, len(filas) > self.por_hoja, self.por_hoja), leidas

    def leer_con_algo(
        self, *forma: Any, pagina: str | None, **valores: Any
    ) -> tuple[Hoja, dict[str, list[Any]]]:
        """The same; a sheet that others emptied meanwhile gives way to the first."""
        hoja, demas = self.leer(*forma, pagina=pagina, **valores)
        if hoja.number > 1 and not hoja.object_list:
            return self.leer(*forma, pagina=None, **valores)
        return hoja, demas

    def _de_la_hoja(self, n: int, *forma: Any, **marcas: Any) -> dict[str, QuerySet[Any, Any]]:
        """One row more than are shown: so it is known whether more follow."""
        leidas = self.componer(*forma, **marcas)
        desde, hasta = (n - 1) * self.por_hoja, n * self.por_hoja
        return leidas | {"filas": leidas["filas"][desde : hasta + 1]}


def _numero(pedido: str | None) -> int:
    n = int(pedido) if pedido and pedido.isdecimal() and 1 <= len(pedido) <= 6 else 1
    return max(1, n)
