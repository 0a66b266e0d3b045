"""What a person may write as the clauses of a paper: a closed set of signs, and nothing else.

``# `` begins a clause, which numbers itself; ``- `` is an item of a list; ``**`` around words
makes them bold; an empty line ends a paragraph. Everything else, HTML and template code
included, is the text itself: it is escaped where it is drawn.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from documentos.papel.huecos import llenar

_NEGRITA = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


@dataclass(frozen=True)
class Trozo:
    """Words that are written alike."""

    texto: str
    negrita: bool = False


Linea = tuple[Trozo, ...]


@dataclass(frozen=True)
class Bloque:
    """``clase``: CLAUSULA (its title, with ``numero``), PARRAFO or LISTA (a line for each item)."""

    clase: str
    lineas: tuple[Linea, ...]
    numero: int = 0


def bloques(texto: str, dichos: Mapping[str, str] | None = None) -> list[Bloque]:
    """The text in the order in which it is read; ``dichos`` fill its slots, and are no signs."""
    hechos: list[Bloque] = []
    clausulas = 0
    for clase, renglones in groupby(texto.splitlines(), key=_clase):
        if clase == "CLAUSULA":
            for renglon in renglones:
                clausulas += 1
                hechos.append(Bloque(clase, (_trozos(renglon[2:], dichos or {}),), clausulas))
        elif clase == "LISTA":
            hechos.append(Bloque(clase, tuple(_trozos(r[2:], dichos or {}) for r in renglones)))
        elif clase == "PARRAFO":
            hechos.append(Bloque(clase, (_trozos(" ".join(renglones), dichos or {}),)))
    return hechos


def _clase(renglon: str) -> str:
    if not renglon.strip():
        return "NADA"
    return {"# ": "CLAUSULA", "- ": "LISTA"}.get(renglon[:2], "PARRAFO")


def _trozos(escrito: str, dichos: Mapping[str, str]) -> Linea:
    """Odd places of the split are what stood between two pairs of asterisks."""
    partes = _NEGRITA.split(escrito.strip())
    return tuple(Trozo(llenar(p, dichos), bool(i % 2)) for i, p in enumerate(partes) if p)
