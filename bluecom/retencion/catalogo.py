"""The catalogue of copies: every field that holds something of a person is in it, once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db.models import JSONField, Model, Q

from bluecom.parametros.catalogo import Parametro


@dataclass(frozen=True, kw_only=True)
class Copia:
    """Fields of one table that say something of a person, and what becomes of them.

    ``modelo``: as in ``documentos.ArchivoRecibido``. ``queda``: what remains of them afterwards or,
    of what is kept, why.
    """

    codigo: str
    que: str
    modelo: str
    campos: tuple[str, ...]
    queda: str

    @property
    def tabla(self) -> type[Model]:
        return apps.get_model(self.modelo)

    @property
    def vacios(self) -> dict[str, object]:
        """Field → what it says once it says nothing."""
        return {nombre: _vacio(self.tabla._meta.get_field(nombre)) for nombre in self.campos}

    @property
    def con_algo(self) -> Q:
        """The rows that still say something."""
        dice = Q()
        for nombre, vacio in self.vacios.items():
            ya_vacio = Q(**{f"{nombre}__isnull": True}) if vacio is None else Q(**{nombre: vacio})
            dice |= ~ya_vacio
        return dice


@dataclass(frozen=True, kw_only=True)
class PorEdad(Copia):
    """Emptied so many days after its own date, whatever it is of. ``solo``: which rows of it."""

    fecha: str
    dias: Parametro
    solo: Q = field(default_factory=Q)


@dataclass(frozen=True, kw_only=True)
class PorSuBarrido(Copia):
    """Forgotten by a sweep of its own, named as beat knows it."""

    barrido: str


@dataclass(frozen=True, kw_only=True)
class Conservada(Copia):
    """Kept for as long as the house exists."""


_COPIAS: dict[str, Copia] = {}
_A_SALVO: dict[str, Q] = {}
RESUMEN = "sha256:"


def resumido(nombre: str) -> str:
    """What remains of a name that says something of a person: enough to know it again."""
    if nombre.startswith(RESUMEN):
        return nombre
    return RESUMEN + sha256(nombre.encode()).hexdigest()


def declarar_copia(copia: Copia) -> None:
    """Raises ``ValueError`` for a code that is another's."""
    if _COPIAS.setdefault(copia.codigo, copia) is not copia:
        raise ValueError(f"Ya hay una copia {copia.codigo}.")


def poner_a_salvo(codigo: str, cuales: Q) -> None:
    """Rows of that copy which no age empties while this holds of them: whoever is above says it."""
    _A_SALVO[codigo] = cuales


def a_salvo(copia: Copia) -> Q | None:
    """The rows that nothing may empty now; ``None`` where nobody said any."""
    return _A_SALVO.get(copia.codigo)


def copias() -> Iterator[Copia]:
    """All of them, in the order in which they were declared."""
    yield from _COPIAS.values()


def _vacio(campo: Any) -> object:
    if campo.null:
        return None
    if campo.has_default():
        return campo.get_default()
    return {} if isinstance(campo, JSONField) else ""
