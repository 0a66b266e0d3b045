"""What was said and done on a walk of the desk, kept apart: by what was pressed and when.

Nothing of it is read from a call or a sale that the desk wrote: an outcome is what its catalogue
said when it was pressed. Against it stands what the month counts (III.2).
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from cartera.models import ResultadoLlamada

Banderas = tuple[bool, bool, str]
"""Effective, sale, and what becomes of the client."""


def banderas_de(codigo: str) -> Banderas:
    """What an outcome asserts at this moment; of one that does not exist, nothing."""
    fila = ResultadoLlamada.objects.filter(pk=codigo).first()
    return (fila.efectiva, fila.venta, fila.desenlace) if fila else (False, False, "")


@dataclass(frozen=True)
class Dicho:
    """One call to offer: who made it, in which taking, and what was pressed."""

    agente: int
    venta: int
    en: datetime
    codigo: str
    banderas: Banderas
    entrante: bool = False

    @property
    def efectiva(self) -> bool:
        return self.banderas[0]


@dataclass
class Libro:
    """``aceptadas``: of each accepted sale, the call of its yes; ``entrantes``: he rang in."""

    dichos: dict[int, Dicho] = field(default_factory=dict)
    seguimientos: dict[int, int] = field(default_factory=dict)
    aceptadas: dict[int, int] = field(default_factory=dict)
    entrantes: set[int] = field(default_factory=set)
    deshechos: int = 0

    def anotar(self, llamada: int, dicho: Dicho) -> None:
        """One call is one fact: its number is new."""
        assert llamada not in self.dichos and llamada not in self.seguimientos
        self.dichos[llamada] = dicho

    def deshacer(self, llamada: int) -> None:
        """It was pressed by mistake: as if it had never been said."""
        assert llamada in self.dichos or llamada in self.seguimientos
        assert llamada not in self.aceptadas.values()
        self.dichos.pop(llamada, None)
        self.seguimientos.pop(llamada, None)
        self.deshechos += 1

    def en_linea(self, venta: int) -> bool:
        """He rang in, and nothing is written of that call yet: it is no attempt of ours."""
        return venta in self.entrantes and all(d.venta != venta for d in self.dichos.values())

    def ultimo_si(self, venta: int) -> int | None:
        """The call of this taking in which the client said yes, if nothing he said denies it."""
        suyos = [(pk, d) for pk, d in self.dichos.items() if d.venta == venta and d.efectiva]
        llamada, dicho = max(suyos, key=lambda par: (par[1].en, par[0]), default=(None, None))
        return llamada if dicho is not None and dicho.banderas[1] else None

    def del_mes(self) -> dict[int, dict[str, int]]:
        """By person: what the month has to count of these calls."""
        con_si = Counter(self.dichos[pk].agente for pk in set(self.aceptadas.values()))
        hechas = Counter(dicho.agente for dicho in self.dichos.values())
        efectivas = Counter(dicho.agente for dicho in self.dichos.values() if dicho.efectiva)
        despues = Counter(self.seguimientos.values())
        return {
            agente: {
                "hechas": hechas[agente],
                "efectivas": efectivas[agente],
                "aceptadas": con_si[agente],
                "seguimientos": despues[agente],
            }
            for agente in hechas.keys() | despues.keys()
        }
