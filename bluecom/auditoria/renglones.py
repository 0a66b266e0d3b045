"""One act of the log as a person reads it: who, when, what, before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from bluecom.bitacora.models import Evento
from bluecom.bitacora.vocabulario import campo_en_palabras, cosa_de, frase_del_acto

NO_SE_GUARDA = "cambió (la bitácora no guarda el valor)"
_PERSONAS = {"de", "a", "asesores"}
"""What an act keeps as the number of a person."""
_YA_DICHOS = {"antes", "despues", "campos", "hasta", "paso"}


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


def renglon(evento: Evento, personas: Mapping[int, str]) -> Renglon:
    """``personas``: the names of everybody by number."""
    cosa = cosa_de(evento.cadena)
    clase, _, numero = evento.cadena.partition(":")
    return Renglon(
        cuando=evento.instante,
        quien=personas.get(evento.actor_id or 0, "Sistema"),
        cosa=cosa.nombre if cosa else clase,
        cadena=evento.cadena,
        n=evento.n,
        url=_direccion(cosa.url if cosa else "", numero),
        acto=frase_del_acto(evento.tipo, evento.datos),
        cambios=tuple(_cambios(evento.datos, personas)),
        huella=evento.hash,
    )


def _cambios(datos: Mapping[str, Any], personas: Mapping[int, str]) -> Iterator[Cambio]:
    antes, despues = datos.get("antes", {}), datos.get("despues", {})
    for campo in sorted({*antes, *despues}):
        yield Cambio(campo_en_palabras(campo), _dicho(antes, campo), _dicho(despues, campo))
    for campo in datos.get("campos", []):
        if campo not in despues:
            yield Cambio(campo_en_palabras(campo), "", NO_SE_GUARDA)
    if "hasta" in datos:
        yield Cambio("Estado", _dicho(datos, "desde"), _dicho(datos, "hasta"))
    for campo, valor in datos.items():
        if campo not in _YA_DICHOS and not (campo == "desde" and "hasta" in datos):
            nombrado = _con_nombres(valor, personas) if campo in _PERSONAS else valor
            yield Cambio(campo_en_palabras(campo), "", _texto(nombrado))


def _dicho(valores: Mapping[str, Any], campo: str) -> str:
    return _texto(valores[campo]) if campo in valores else ""


def _con_nombres(valor: Any, personas: Mapping[int, str]) -> Any:
    if isinstance(valor, list):
        return [personas.get(pk, pk) for pk in valor]
    return personas.get(valor, valor)


def _texto(valor: Any) -> str:
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, list):
        return ", ".join(_texto(uno) for uno in valor) or "nada"
    return "nada" if valor in (None, "") else str(valor)


def _direccion(nombre: str, numero: str) -> str:
    try:
        return reverse(nombre, args=[int(numero)]) if nombre else ""
    except (NoReverseMatch, ValueError):
        return ""
