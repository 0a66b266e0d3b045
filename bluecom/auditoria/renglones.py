"""One act of the log as a person reads it: who, when, what, before and after."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from bluecom.bitacora.models import Evento
from bluecom.bitacora.valores import Palabras
from bluecom.bitacora.vocabulario import campo_en_palabras, cosa_de, frase_del_acto

NO_SE_GUARDA = "cambió (la bitácora no guarda el valor)"
AUSENTE, SIN_GUARDAR = object(), object()
"""What was not there, and what the log keeps no value of."""


@dataclass(frozen=True)
class _Crudo:
    """One field as the log keeps it."""

    campo: str
    antes: Any
    despues: Any


@dataclass(frozen=True)
class Cambio:
    """One value before and after; of what was not there before, only the second."""

    campo: str
    antes: str
    despues: str


@dataclass(frozen=True)
class Renglon:
    cuando: datetime
    quien: str
    cosa: str
    cadena: str
    n: int
    url: str
    acto: str
    cambios: tuple[Cambio, ...]
    huella: str


def renglones(eventos: Iterable[Evento], personas: Mapping[int, str]) -> list[Renglon]:
    """``personas``: the names of everybody by number."""
    leidos = [(evento, list(_crudos(evento))) for evento in eventos]
    palabras = Palabras(
        (_clase(evento), crudo.campo, valor)
        for evento, crudos in leidos
        for crudo in crudos
        for valor in (crudo.antes, crudo.despues)
        if valor not in (AUSENTE, SIN_GUARDAR)
    )
    return [_renglon(evento, crudos, palabras, personas) for evento, crudos in leidos]


def _renglon(
    evento: Evento, crudos: list[_Crudo], palabras: Palabras, personas: Mapping[int, str]
) -> Renglon:
    cosa, clase = cosa_de(evento.cadena), _clase(evento)
    return Renglon(
        cuando=evento.instante,
        quien=personas.get(evento.actor_id or 0, "Sistema"),
        cosa=cosa.nombre if cosa else clase,
        cadena=evento.cadena,
        n=evento.n,
        url=_direccion(cosa.url if cosa else "", evento.cadena.partition(":")[2]),
        acto=frase_del_acto(evento.tipo, evento.datos),
        cambios=tuple(_en_palabras(clase, crudo, palabras) for crudo in crudos),
        huella=evento.hash,
    )


def _crudos(evento: Evento) -> Iterator[_Crudo]:
    """What the act says, before its words: what changed first, then what it adds."""
    cosa, datos = cosa_de(evento.cadena), dict(evento.datos)
    antes = datos.pop("antes", {})
    despues = datos.pop("despues", None) or {c: datos.pop(c) for c in antes if c in datos}
    if cosa and cosa.recorre and "hasta" in datos:
        yield _Crudo(cosa.recorre, datos.pop("desde", AUSENTE), datos.pop("hasta"))
    for campo in sorted({*antes, *despues}):
        yield _Crudo(campo, antes.get(campo, AUSENTE), despues.get(campo, AUSENTE))
    for campo in datos.pop("campos", []):
        if campo not in despues:
            yield _Crudo(campo, AUSENTE, SIN_GUARDAR)
    datos.pop("paso", None)  # the sentence says it
    for campo, valor in datos.items():
        yield _Crudo(campo, AUSENTE, valor)


def _en_palabras(clase: str, crudo: _Crudo, palabras: Palabras) -> Cambio:
    def dicho(valor: Any) -> str:
        if valor is SIN_GUARDAR:
            return NO_SE_GUARDA
        return "" if valor is AUSENTE else palabras(clase, crudo.campo, valor)

    nombre = campo_en_palabras(crudo.campo, clase)
    return Cambio(nombre, dicho(crudo.antes), dicho(crudo.despues))


def _clase(evento: Evento) -> str:
    return str(evento.cadena).partition(":")[0]


def _direccion(nombre: str, numero: str) -> str:
    try:
        return reverse(nombre, args=[int(numero)]) if nombre else ""
    except (NoReverseMatch, ValueError):
        return ""
