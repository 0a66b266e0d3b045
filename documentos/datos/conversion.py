"""JSON round trip of the frozen dataclasses: a snapshot is data, never a pickle."""

import dataclasses
import types
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

SI_HAY = {"si_hay": True}
"""Of a field that came later: empty it is not written, and the papers of before stay the same."""


def a_json(valor: Any) -> Any:
    """Turn a dataclass into dicts, lists and plain JSON values."""
    if dataclasses.is_dataclass(valor) and not isinstance(valor, type):
        dichos = {c: getattr(valor, c.name) for c in dataclasses.fields(valor)}
        return {c.name: a_json(v) for c, v in dichos.items() if v or not c.metadata.get("si_hay")}
    if isinstance(valor, tuple | list):
        return [a_json(v) for v in valor]
    if isinstance(valor, date | datetime):
        return valor.isoformat()
    if isinstance(valor, Decimal):
        return str(valor)
    return valor


def de_json(clase: type[T], datos: dict[str, Any]) -> T:
    """Rebuild a dataclass from ``a_json``; a field that is unknown today is ignored."""
    tipos = get_type_hints(clase)
    return clase(**{n: _valor(t, datos[n]) for n, t in tipos.items() if n in datos})


def _valor(tipo: Any, valor: Any) -> Any:
    if valor is None:
        return None
    if get_origin(tipo) in (Union, types.UnionType):
        return _valor(next(t for t in get_args(tipo) if t is not type(None)), valor)
    if get_origin(tipo) is tuple:
        return tuple(_valor(get_args(tipo)[0], v) for v in valor)
    if dataclasses.is_dataclass(tipo):
        return de_json(tipo, valor)  # type: ignore[arg-type]  # a class, seen as an instance
    if tipo in (date, datetime):
        return tipo.fromisoformat(valor)
    return Decimal(valor) if tipo is Decimal else valor
