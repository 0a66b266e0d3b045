"""The kinds of deadline: each part of the house says its own when it starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Plazo(Protocol):
    """A deadline as far as whoever tells its marks reads it; its row stands above."""

    @property
    def objeto_id(self) -> int: ...
    @property
    def inicio(self) -> datetime: ...
    @property
    def vence_en(self) -> datetime | None: ...
    @property
    def ultimo_util(self) -> datetime | None: ...
    @property
    def asunto(self) -> str: ...
    def clave_de_aviso(self, hora: int) -> str: ...


@dataclass(frozen=True)
class Marcado:
    """A deadline, the mark that it has reached in hours from its limit, and which chairs hear."""

    plazo: Plazo
    hora: int
    oyen: frozenset[str]

    @property
    def tarde(self) -> bool:
        return self.hora >= 0


Avisar = Callable[[Sequence[Marcado], datetime], list[str]]
"""Owes the notices of these marks, all together, and returns their texts."""


@dataclass(frozen=True)
class Tipo:
    """One kind: what it is called, how it starts, and who tells its marks.

    ``horas`` and what follows are its first version, in running hours: how long before the limit
    whoever has to meet it hears, how long after it the floor and each jefe do (None: never), and
    how often it is said again. ``ejemplo`` begins the sentence of a preview ("Una carpeta
    impresa"); ``cadena`` names the chain of Eventos of the thing that it bounds.
    """

    codigo: str
    nombre: str
    ejemplo: str
    cadena: str
    avisar: Avisar
    horas: int
    horas_de_aviso: int
    horas_supervisor: int | None = 0
    horas_jefe_ventas: int | None = 4
    horas_jefe_servicio: int | None = 24
    horas_de_repetir: int | None = 24


_tipos: dict[str, Tipo] = {}


def registrar(tipo: Tipo) -> Tipo:
    _tipos[tipo.codigo] = tipo
    return tipo


def tipo_de(codigo: str) -> Tipo:
    """Raises ``KeyError`` for a kind that nobody registered."""
    return _tipos[codigo]


def tipos() -> list[Tipo]:
    return list(_tipos.values())
