"""What the log keeps in codes, in the words that a person reads: one reader for each field.

A reader is asked once for all that a page shows, never once for each act.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import DecimalField, Field, ForeignKey, ManyToManyField, Model

from bluecom.bitacora.vocabulario import campo_en_palabras, nombrar_columnas
from bluecom.bolivia.fechas import LA_PAZ

Lector = Callable[[Collection[Any]], Mapping[Any, str]]
"""Codes as the log keeps them → their words; what it does not know stays as it is written."""

Valor = tuple[str, str, Any]
"""Of which kind of thing, which field, and what the log keeps of it."""

_lectores: dict[tuple[str, str], Lector] = {}
_DIA = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def nombrar_valores(lectores: Mapping[str, Lector | Mapping[Any, Any]], *, de: str = "") -> None:
    """How a field's codes are read; ``de`` one kind of thing, or of any."""
    for campo, lector in lectores.items():
        _lectores[de, campo] = lector if callable(lector) else _opciones(lector)


def nombrar_modelo(modelo: type[Model], *, de: str) -> None:
    """The fields of a table by its own names, choices and rows, wherever ``de`` is told of."""
    for campo in [*modelo._meta.fields, *modelo._meta.many_to_many]:
        if campo.name not in ("id", "numero"):
            nombrar_columnas({campo.name: str(campo.verbose_name)}, de=de)
        if lector := _del_campo(campo):
            nombrar_valores({campo.name: lector}, de=de)


@cache
def filas(modelo: str, clave: str = "pk") -> Lector:
    """The rows of a table by their name: ``filas("solicitudes.Motivo", "codigo")``.

    Two rows of one code are both named. The same table is one reader, wherever it is asked.
    """

    def leer(codigos: Collection[Any]) -> dict[Any, str]:
        nombres: dict[Any, list[str]] = defaultdict(list)
        tabla = apps.get_model(modelo)._default_manager.select_related()
        for fila in tabla.filter(**{f"{clave}__in": codigos}):
            nombre, suyos = str(fila), nombres[getattr(fila, clave)]
            suyos += [nombre] if nombre not in suyos else []
        return {codigo: " o ".join(suyos) for codigo, suyos in nombres.items()}

    return leer


def columna(modelo: str, campo: str) -> Lector:
    """The words that a column of a table has for its codes."""

    def leer(codigos: Collection[Any]) -> Mapping[Any, str]:
        lector = _del_campo(apps.get_model(modelo)._meta.get_field(campo))
        return lector(codigos) if lector else {}

    return leer


class Palabras:
    """The words of these values, each reader asked once."""

    def __init__(self, valores: Iterable[Valor]) -> None:
        pedidos: dict[Lector, set[Any]] = defaultdict(set)
        for cosa, campo, codigo in (suelto for valor in valores for suelto in _sueltos(*valor)):
            if lector := _lector(cosa, campo):
                pedidos[lector].add(codigo)
        self._leidos = {
            lector: {str(c): dicho for c, dicho in lector(codigos).items()}
            for lector, codigos in pedidos.items()
        }

    def __call__(self, cosa: str, campo: str, valor: Any) -> str:
        """For example "Supervisor", "01/12/2026", "sí"; "nada" of what is empty."""
        if isinstance(valor, list):
            return ", ".join(self(cosa, campo, uno) for uno in valor) or "nada"
        if isinstance(valor, dict):
            dichos = (f"{campo_en_palabras(c, cosa)}: {self(cosa, c, v)}" for c, v in valor.items())
            return ", ".join(dichos) or "nada"
        if valor is None or valor == "":
            return "nada"
        lector = _lector(cosa, campo)
        leidos = self._leidos.get(lector, {}) if lector else {}
        return leidos.get(str(valor)) or por_su_forma(valor)


def por_su_forma(valor: Any) -> str:
    """A yes, a day or an instant as people write them; anything else as it is."""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    escrito = str(valor)
    if _DIA.fullmatch(escrito):
        return f"{date.fromisoformat(escrito):%d/%m/%Y}"
    if _INSTANTE.fullmatch(escrito):
        return f"{datetime.fromisoformat(escrito).astimezone(LA_PAZ):%d/%m/%Y %H:%M}"
    return escrito


def _lector(cosa: str, campo: str) -> Lector | None:
    return _lectores.get((cosa, campo)) or _lectores.get(("", campo))


def _sueltos(cosa: str, campo: str, valor: Any) -> Iterator[Valor]:
    """Each code of what may be several, or several fields."""
    if isinstance(valor, dict):
        for otro, suyo in valor.items():
            yield from _sueltos(cosa, otro, suyo)
    for uno in valor if isinstance(valor, list) else [valor]:
        if isinstance(uno, int | str) and uno != "":
            yield cosa, campo, uno


def _opciones(nombres: Mapping[Any, Any]) -> Lector:
    return lambda codigos: {codigo: str(nombre) for codigo, nombre in nombres.items()}


def _del_campo(campo: "Field[Any, Any]") -> Lector | None:
    if campo.choices:
        return lambda codigos: {codigo: str(nombre) for codigo, nombre in campo.flatchoices}
    if isinstance(campo, ForeignKey | ManyToManyField):
        otra = campo.related_model
        return filas(otra if isinstance(otra, str) else otra._meta.label)
    return _en_bolivianos if isinstance(campo, DecimalField) else None


def _en_bolivianos(codigos: Collection[Any]) -> dict[Any, str]:
    """Every figure with decimals of the catalogue is an amount."""
    return {codigo: f"Bs {str(codigo).replace('.', ',')}" for codigo in codigos}
