"""Pages of a list by an instant: each begins where the last one ended, by its index.

A page costs the same wherever it is in the list, and nobody counts how many there are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

_DESDE_CUANDO = re.compile(r"([0-9]{1,16})-([0-9]{1,18})")
_EPOCA = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Tramo:
    """One page. ``sigue`` is the mark of the next one, empty on the last."""

    filas: list[Any]
    sigue: str = ""
    desde_el_medio: bool = False

    def __iter__(self) -> Iterator[Any]:
        return iter(self.filas)

    def __len__(self) -> int:
        return len(self.filas)


def tramo(
    filas: QuerySet[Any], *, por: str, marca: str, cuantas: int, de_lo_viejo: bool = False
) -> Tramo:
    """``cuantas`` rows by the instant ``por``, after the one that ``marca`` names.

    The newest first; ``de_lo_viejo``, the oldest.
    """
    signo = "" if de_lo_viejo else "-"
    pedidas = filas.filter(despues_de(marca, por, de_lo_viejo=de_lo_viejo))
    leidas = list(pedidas.order_by(f"{signo}{por}", f"{signo}pk")[: cuantas + 1])
    suyas = leidas[:cuantas]
    hay_mas = len(leidas) > cuantas
    sigue = marca_de(getattr(suyas[-1], por), suyas[-1].pk) if hay_mas else ""
    return Tramo(suyas, sigue, desde_el_medio=bool(marca))


def despues_de(marca: str, por: str, *, de_lo_viejo: bool = False) -> Q:
    """The rows past the last one of a page; a mark that is none begins at the first."""
    hallada = _DESDE_CUANDO.fullmatch(marca)
    if hallada is None:
        return Q()
    instante, pk = _EPOCA + timedelta(microseconds=int(hallada[1])), int(hallada[2])
    mas_alla = "gt" if de_lo_viejo else "lt"
    otro = Q((f"{por}__{mas_alla}", instante)) | Q((f"pk__{mas_alla}", pk))
    return Q((f"{por}__{mas_alla}e", instante)) & otro


def marca_de(instante: datetime, pk: int) -> str:
    """Where the next page begins."""
    return f"{(instante - _EPOCA) // timedelta(microseconds=1)}-{pk}"
