"""The kinds of deadline: each part of the house says its own when it starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

UN_INSTANTE = timedelta(microseconds=1)
"""What the database tells apart."""


class Politica(Protocol):
    """How long its kind is, as far as a mark reads it."""

    @property
    def aviso(self) -> timedelta: ...
    @property
    def horas_de_aviso(self) -> int: ...


class Plazo(Protocol):
    """A deadline as far as whoever tells its marks reads it; its row stands above."""

    @property
    def objeto_id(self) -> int: ...
    @property
    def inicio(self) -> datetime: ...
    @property
    def politica(self) -> Politica: ...
    @property
    def vence_en(self) -> datetime | None: ...
    @property
    def ultimo_util(self) -> datetime | None: ...
    def clave_de_aviso(self, codigo: str) -> str: ...


@dataclass(frozen=True)
class Marca:
    """A moment at which something is told: so long after the limit, or before it."""

    codigo: str
    tras_el_limite: Callable[[Politica], timedelta]


PREVIA = Marca("PREVIA", lambda politica: -politica.aviso)
AL_VENCER = Marca("VENCIDO", lambda politica: UN_INSTANTE)
"""The first instant that is late."""


@dataclass(frozen=True)
class Marcado:
    """A deadline and the mark that it has reached."""

    plazo: Plazo
    marca: Marca


Avisar = Callable[[Sequence[Marcado], datetime], list[str]]
"""Owes the notices of these marks, all together, and returns their texts."""


@dataclass(frozen=True)
class Tipo:
    """One kind: what it is called, how it starts, and who tells its marks, in their order.

    ``horas`` and ``horas_de_aviso`` are its first version, in running hours; ``ejemplo`` begins
    the sentence of a preview ("Una carpeta impresa"); ``cadena`` names the chain of Eventos of
    the thing that it bounds.
    """

    codigo: str
    nombre: str
    ejemplo: str
    cadena: str
    avisar: Avisar
    horas: int
    horas_de_aviso: int
    marcas: tuple[Marca, ...] = (PREVIA, AL_VENCER)


_tipos: dict[str, Tipo] = {}


def registrar(tipo: Tipo) -> Tipo:
    _tipos[tipo.codigo] = tipo
    return tipo


def tipo_de(codigo: str) -> Tipo:
    """Raises ``KeyError`` for a kind that nobody registered."""
    return _tipos[codigo]


def tipos() -> list[Tipo]:
    return list(_tipos.values())
