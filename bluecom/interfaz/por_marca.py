"""Pages of a list by an instant: each begins where the last one ended, by its index.

A page costs the same wherever it is in the list, and nobody counts how many there are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from bluecom.lecturas import Formas

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
    pedidas = _pedidas(filas, por, _desde(marca), cuantas, de_lo_viejo=de_lo_viejo)
    return _tramo(list(pedidas), por, marca, cuantas)


class Tramos:
    """The pages of a list that many open all day, and what else its page reads: one message.

    ``componer`` is that of ``bluecom.lecturas.Formas``: the list itself is ``filas``.
    """

    def __init__(
        self,
        componer: Callable[..., dict[str, QuerySet[Any]]],
        *,
        por: str,
        cuantas: int,
        de_lo_viejo: bool = False,
    ) -> None:
        self.componer, self.por, self.cuantas = componer, por, cuantas
        self.de_lo_viejo = de_lo_viejo
        self._formas = Formas(self._del_tramo)

    def leer(
        self, *forma: Any, marca: str, **valores: int | str | datetime
    ) -> tuple[Tramo, dict[str, list[Any]]]:
        """The page after that mark, and the rows of every other read."""
        leidas = self._formas.leer(*forma, **valores, **_desde(marca))
        return _tramo(leidas.pop("filas"), self.por, marca, self.cuantas), leidas

    def _del_tramo(self, *forma: Any, **marcas: Any) -> dict[str, QuerySet[Any]]:
        desde = {nombre: marcas.pop(nombre) for nombre in _DE_LA_MARCA if nombre in marcas}
        leidas = self.componer(*forma, **marcas)
        filas = _pedidas(
            leidas["filas"], self.por, desde, self.cuantas, de_lo_viejo=self.de_lo_viejo
        )
        return leidas | {"filas": filas}


_DE_LA_MARCA = ("instante", "clave")


def _pedidas(
    filas: QuerySet[Any],
    por: str,
    desde: dict[str, Any],
    cuantas: int,
    *,
    de_lo_viejo: bool = False,
) -> QuerySet[Any]:
    """One more than are shown: so it is known whether more follow."""
    signo = "" if de_lo_viejo else "-"
    siguen = filas.filter(_que_siguen(por, **desde, de_lo_viejo=de_lo_viejo))
    return siguen.order_by(f"{signo}{por}", f"{signo}pk")[: cuantas + 1]


def _tramo(leidas: list[Any], por: str, marca: str, cuantas: int) -> Tramo:
    suyas = leidas[:cuantas]
    hay_mas = len(leidas) > cuantas
    sigue = marca_de(getattr(suyas[-1], por), suyas[-1].pk) if hay_mas else ""
    return Tramo(suyas, sigue, desde_el_medio=bool(marca))


def despues_de(marca: str, por: str, *, de_lo_viejo: bool = False) -> Q:
    """The rows past the last one of a page; a mark that is none begins at the first."""
    return _que_siguen(por, **_desde(marca), de_lo_viejo=de_lo_viejo)


def _que_siguen(
    por: str, instante: datetime | None = None, clave: int = 0, *, de_lo_viejo: bool = False
) -> Q:
    if instante is None:
        return Q()
    mas_alla = "gt" if de_lo_viejo else "lt"
    otro = Q((f"{por}__{mas_alla}", instante)) | Q((f"pk__{mas_alla}", clave))
    return Q((f"{por}__{mas_alla}e", instante)) & otro


def _desde(marca: str) -> dict[str, Any]:
    """The last row of the page before, if the mark says one."""
    hallada = _DESDE_CUANDO.fullmatch(marca)
    if hallada is None:
        return {}
    instante = _EPOCA + timedelta(microseconds=int(hallada[1]))
    return dict(zip(_DE_LA_MARCA, (instante, int(hallada[2])), strict=True))


def marca_de(instante: datetime, pk: int) -> str:
    """Where the next page begins."""
    return f"{(instante - _EPOCA) // timedelta(microseconds=1)}-{pk}"
