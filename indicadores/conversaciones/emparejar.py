"""Which record is of which call of the exchange: pure, and the same in whatever order (4.1).

One to one, by the sale from whose page it was dialled or else by its number, and within a margin
of time. Two are joined when each is the other's nearest and nothing is as near; then the rest,
without them. What is left with several that are as near is a tie: nobody guesses.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

CERO = timedelta(0)
Arista = tuple[timedelta, int, int]
"""How far apart, a call of the exchange, a record."""


@dataclass(frozen=True)
class DeCentral:
    """``contacto``: whose page dialled it, when it says so."""

    pk: int
    numero: str
    inicio: datetime
    fin: datetime
    contestada: bool
    contacto: int | None = None


@dataclass(frozen=True)
class DeAsesor:
    """``instante``: when it was recorded, during the call or after it."""

    pk: int
    numero: str
    instante: datetime
    marcada: bool
    contacto: int


@dataclass
class Emparejadas:
    """``pares``: call of the exchange → record."""

    pares: dict[int, int] = field(default_factory=dict)
    empatadas: set[int] = field(default_factory=set)


def emparejar(
    centrales: Iterable[DeCentral],
    registros: Iterable[DeAsesor],
    margen: Callable[[datetime], timedelta],
    elegidas: Mapping[int, int] | None = None,
) -> Emparejadas:
    """What a person chose (``elegidas``: call → record), and then those dialled from a page.

    Before the rest, what both say was answered or not: a mark cannot speak of a call that nobody
    answered while there is another.
    """
    centrales, registros = list(centrales), list(registros)
    hay = {r.pk for r in registros}
    resultado = Emparejadas(
        {c.pk: r for c in centrales if (r := (elegidas or {}).get(c.pk)) in hay and r is not None}
    )
    peldanos = _aristas(centrales, registros, margen)
    dejados = set(resultado.pares.values())
    for peldano in sorted(peldanos):
        hechos = resultado.pares.keys() | resultado.empatadas
        aristas = [a for a in peldanos[peldano] if a[1] not in hechos and a[2] not in dejados]
        pares, en_empate = _los_mas_cercanos(aristas)
        resultado.pares |= pares
        resultado.empatadas |= {c for _, c, _ in en_empate}
        dejados |= {*pares.values(), *(r for _, _, r in en_empate)}
    return resultado


def posibles(
    central: DeCentral, registros: Sequence[DeAsesor], margen: Callable[[datetime], timedelta]
) -> list[int]:
    """The records that may be of this call, the nearest first."""
    aristas = chain.from_iterable(_aristas([central], registros, margen).values())
    return [registro for _, _, registro in sorted(aristas)]


def _aristas(
    centrales: Sequence[DeCentral],
    registros: Sequence[DeAsesor],
    margen: Callable[[datetime], timedelta],
) -> dict[tuple[bool, bool], list[Arista]]:
    """What may be joined, by how well one speaks of the other: the best sort first."""
    de_contacto: dict[int, list[DeAsesor]] = defaultdict(list)
    de_numero: dict[str, list[DeAsesor]] = defaultdict(list)
    for r in registros:
        de_contacto[r.contacto].append(r)
        de_numero[r.numero].append(r)
    aristas: dict[tuple[bool, bool], list[Arista]] = defaultdict(list)
    for c in centrales:
        posibles = de_numero[c.numero] if c.contacto is None else de_contacto[c.contacto]
        for r in posibles:
            lejos = distancia(c, r.instante)
            if lejos <= margen(c.inicio):
                peldano = (c.contacto is None, c.contestada != r.marcada)
                aristas[peldano].append((lejos, c.pk, r.pk))
    return aristas


def distancia(central: DeCentral, instante: datetime) -> timedelta:
    """None while they spoke; else to the end of the call that is nearer."""
    return max(central.inicio - instante, instante - central.fin, CERO)


def _los_mas_cercanos(aristas: Sequence[Arista]) -> tuple[dict[int, int], Sequence[Arista]]:
    """The pairs, and what is left of those that are as near."""
    pares: dict[int, int] = {}
    while True:
        de_central = _el_mas_cercano((lejos, c, r) for lejos, c, r in aristas)
        de_registro = _el_mas_cercano((lejos, r, c) for lejos, c, r in aristas)
        nuevos = {c: r for c, r in de_central.items() if r is not None and de_registro[r] == c}
        if not nuevos:
            return pares, aristas
        pares |= nuevos
        tomados = set(nuevos.values())
        aristas = [a for a in aristas if a[1] not in nuevos and a[2] not in tomados]


def _el_mas_cercano(aristas: Iterable[Arista]) -> dict[int, int | None]:
    """The nearest of each; None when two are as near."""
    cercanos: dict[int, tuple[timedelta, int | None]] = {}
    for lejos, de, otro in aristas:
        hasta_ahora = cercanos.get(de)
        if hasta_ahora is None or lejos < hasta_ahora[0]:
            cercanos[de] = (lejos, otro)
        elif lejos == hasta_ahora[0]:
            cercanos[de] = (lejos, None)
    return {de: otro for de, (_, otro) in cercanos.items()}
