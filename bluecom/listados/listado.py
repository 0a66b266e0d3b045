"""What a list declares, so that whatever its page shows can be taken away as a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from bluecom.cuentas.models import Usuario
from bluecom.listados.filtros import Filtros
from bluecom.planillas.salida import Celda, Tipo

Vestir = Callable[[list[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Columna:
    """``valor`` of one row. ``personal``: only for who may see whose row it is."""

    titulo: str
    valor: Callable[[Any], Celda]
    tipo: Tipo = Tipo.TEXTO
    personal: bool = False


@dataclass(frozen=True)
class Pedido:
    """Who asks for a list, at what instant, and what the address of its page filters."""

    usuario: Usuario
    ahora: datetime
    filtros: Mapping[str, str]


class YaLeidas:
    """Rows that are found by comparing and not by asking, taken away as those of a query are."""

    def __init__(self, filas: Sequence[Any]) -> None:
        self._filas = filas

    def __getitem__(self, trozo: slice) -> "YaLeidas":
        return YaLeidas(self._filas[trozo])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._filas)

    def count(self) -> int:
        return len(self._filas)

    def iterator(self, chunk_size: int) -> Iterator[Any]:
        return iter(self._filas)


@dataclass(frozen=True)
class Hallado:
    """The rows in the order of the page, and the filters that counted."""

    filas: QuerySet[Any] | YaLeidas
    filtros: dict[str, str]


def _tal_cual(filas: list[Any]) -> Iterable[Any]:
    return filas


@dataclass(frozen=True)
class Listado:
    """One list. ``hallar`` reads no more than its person may; it raises ``Rechazo`` of a filter
    that is none.

    ``pagina`` gives the address that shows it so filtered. ``escritos``: the filters whose text
    somebody typed, which may be a name: the log keeps only that they were there. ``vestir``
    makes what the columns read of some rows at once. ``sacan``: who alone takes it away, and says
    why, where to read it is one thing and to have it whole another. ``formulario`` and
    ``enlace`` (where a row leads) are for the page that any list may have (``pagina.py``).
    """

    codigo: str
    nombre: str
    roles: tuple[str, ...]
    hallar: Callable[[Pedido], Hallado]
    columnas: tuple[Columna, ...]
    pagina: Callable[[Mapping[str, str]], str]
    ven_personales: tuple[str, ...] = ()
    escritos: frozenset[str] = frozenset()
    vestir: Vestir = _tal_cual
    sacan: tuple[str, ...] = ()
    formulario: Callable[[Pedido], Filtros] | None = None
    enlace: Callable[[Any], str] | None = None

    def lo_lee(self, usuario: Usuario) -> bool:
        return usuario.is_active and (not self.roles or usuario.tiene_rol(*self.roles))

    def lo_saca(self, usuario: Usuario) -> bool:
        return self.lo_lee(usuario) and (not self.sacan or usuario.tiene_rol(*self.sacan))

    @property
    def pide_razon(self) -> bool:
        return bool(self.sacan)

    def columnas_para(self, usuario: Usuario) -> list[Columna]:
        """Those that this person may see."""
        ve = usuario.tiene_rol(*self.ven_personales)
        return [columna for columna in self.columnas if ve or not columna.personal]

    def para_la_bitacora(self, filtros: Mapping[str, str]) -> dict[str, str]:
        """The filters by their codes, without a word that was typed."""
        return {c: "…" if c in self.escritos else valor for c, valor in filtros.items()}


_listados: dict[str, Listado] = {}


def registrar(listado: Listado) -> Listado:
    _listados[listado.codigo] = listado
    return listado


def listado_llamado(codigo: str) -> Listado | None:
    return _listados.get(codigo)


def listados_de(usuario: Usuario) -> list[Listado]:
    """Those that this person reads, by their name."""
    suyos = (listado for listado in _listados.values() if listado.lo_lee(usuario))
    return sorted(suyos, key=lambda listado: listado.nombre)


def nombres() -> dict[str, str]:
    """What people call each list, by its code."""
    return {listado.codigo: listado.nombre for listado in _listados.values()}
