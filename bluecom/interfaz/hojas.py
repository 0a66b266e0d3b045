"""A list that is turned over sheet by sheet and never counted."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

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


def hoja(filas: QuerySet[Any, Any], numero: str | None, *, por_hoja: int = POR_HOJA) -> Hoja:
    """The sheet of that number, the first when it is none; one row more says whether it goes on."""
    n = int(numero) if numero and numero.isdecimal() and 1 <= len(numero) <= 6 else 1
    n = max(1, n)
    leidas = list(filas[(n - 1) * por_hoja : n * por_hoja + 1])
    return Hoja(leidas[:por_hoja], n, len(leidas) > por_hoja, por_hoja)
