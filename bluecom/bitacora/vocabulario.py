"""What the log speaks of, in words: each part of the house says its own when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Ambito(StrEnum):
    """Whose business a thing is; who reads the log reads by it."""

    VENTAS = "Ventas y carteras"
    PERSONAS = "Personas"
    CATALOGO = "Catálogo"


@dataclass(frozen=True)
class Cosa:
    """A kind of thing that has chains: ``venta`` of ``venta:42``."""

    codigo: str
    nombre: str
    ambito: Ambito
    url: str = ""
    """The name of its page's address, which takes the number of the thing."""
    recorre: str = ""
    """The field that its acts say as ``desde`` and ``hasta``: what it was, and what it became."""


_cosas: dict[str, Cosa] = {}
_frases: dict[str, str] = {}
_campos: dict[tuple[str, str], str] = {}
_columnas: dict[tuple[str, str], str] = {}


def nombrar_cosa(
    codigo: str, nombre: str, ambito: Ambito, *, url: str = "", recorre: str = ""
) -> None:
    _cosas[codigo] = Cosa(codigo, nombre, ambito, url, recorre)


def nombrar_actos(frases: Mapping[str, str]) -> None:
    """One sentence for each act. Raises ``ValueError`` when another part says it otherwise."""
    for acto, frase in frases.items():
        if _frases.setdefault(acto, frase) != frase:
            raise ValueError(f"«{acto}» ya se llama «{_frases[acto]}».")


def nombrar_campos(nombres: Mapping[str, str], *, de: str = "") -> None:
    """The words of what an act keeps, where its own code is none; ``de`` one kind, or of any."""
    _campos.update({(de, codigo): nombre for codigo, nombre in nombres.items()})


def nombrar_columnas(nombres: Mapping[str, str], *, de: str) -> None:
    """What its own table calls a field, where nobody says it better."""
    _columnas.update({(de, codigo): nombre for codigo, nombre in nombres.items()})


def cosas() -> list[Cosa]:
    return sorted(_cosas.values(), key=lambda cosa: cosa.nombre)


def cosa_de(cadena: str) -> Cosa | None:
    """The kind of thing whose chain this is; None when nobody named it."""
    return _cosas.get(cadena.partition(":")[0])


def actos() -> dict[str, str]:
    """Every act with its sentence, by the sentence."""
    return dict(sorted(_frases.items(), key=lambda par: par[1]))


def campo_en_palabras(codigo: str, cosa: str = "") -> str:
    """``"is_active"`` → ``"Cuenta abierta"``; an unnamed one as it is written."""
    dicho = _campos.get((cosa, codigo)) or _campos.get(("", codigo))
    dicho = dicho or _columnas.get((cosa, codigo)) or codigo.replace("_", " ")
    return dicho[:1].upper() + dicho[1:]


def frase_del_acto(tipo: str, datos: Mapping[str, Any]) -> str:
    """For example "Abierto para corregir: paso 8"."""
    frase = _frases.get(tipo, tipo)
    return f"{frase}: paso {datos['paso']}" if "paso" in datos else frase
