"""What kinds of file come in: whoever knows what its rows mean registers one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bluecom.cuentas.acto import Acto
from bluecom.planillas.encabezado import Campos, Columnas
from bluecom.planillas.models import Corrida

Avance = Callable[[int], None]
"""Told the line reached."""


@dataclass(frozen=True)
class Entrada:
    """One run at work: ``simular`` writes its rows (``Renglon``) and nothing else."""

    corrida: Corrida
    columnas: Columnas
    acto: Acto
    simular: bool
    avance: Avance = field(default=lambda _: None)


@dataclass(frozen=True)
class TipoDePlanilla:
    """``conteos``: every record counts in one of them; ``ademas``: what counts no record.
    ``alcances``: how far its rows are compared, where a person says so; the first if nobody does.
    ``hacer`` gives the id of what the file filled, or nothing; ``deshacer`` takes it back.

    Both run inside one transaction; ``hacer`` refuses the file with ``PlanillaRechazada``.
    """

    clave: str
    campos: Campos
    conteos: Sequence[str]
    hacer: Callable[[Entrada], int | None]
    deshacer: Callable[[Corrida, Acto], dict[str, int]]
    ademas: Sequence[str] = ()
    alcances: Sequence[str] = ()


_tipos: dict[str, TipoDePlanilla] = {}


def registrar(tipo: TipoDePlanilla) -> None:
    _tipos[tipo.clave] = tipo


def tipo_de(corrida: Corrida) -> TipoDePlanilla:
    return _tipos[corrida.tipo]


def tipos() -> list[str]:
    """Every kind that may come in."""
    return sorted(_tipos)


def tipo_llamado(clave: str) -> TipoDePlanilla:
    return _tipos[clave]
