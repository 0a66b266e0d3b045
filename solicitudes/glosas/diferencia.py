"""What changes between two texts of a gloss, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PALABRAS = re.compile(r"(?:\{[^{}]*\}|[\w°]+|\.{2,}|[^\w\s])\s*|\s+")
_TIENE_LETRAS = re.compile(r"\w")


@dataclass(frozen=True)
class Tramo:
    """A stretch that stays (``igual``), goes (``quita``) or comes (``pone``)."""

    clase: str
    texto: str


def diferencia(antes: str, despues: str) -> list[Tramo]:
    """From one text to the other; what goes stands before what comes in its place."""
    viejas, nuevas = _PALABRAS.findall(antes), _PALABRAS.findall(despues)
    tramos = []
    comparadas = SequenceMatcher(_es_signo, viejas, nuevas, autojunk=False)
    for que, i, hasta_i, j, hasta_j in comparadas.get_opcodes():
        sale, entra = "".join(viejas[i:hasta_i]), "".join(nuevas[j:hasta_j])
        if que == "equal":
            tramos.append(Tramo("igual", sale))
            continue
        tramos += [Tramo("quita", sale)] if sale else []
        tramos += [Tramo("pone", entra)] if entra else []
    return tramos


def _es_signo(palabra: str) -> bool:
    """Signs go with the words beside them: alone they do not make two texts alike."""
    return _TIENE_LETRAS.search(palabra) is None
