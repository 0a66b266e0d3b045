"""The rows of a run, written as they come: by COPY, whatever a file says (``Renglon``)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bluecom.planillas.antesala import copiar
from bluecom.planillas.models import Corrida, Renglon

_COLUMNAS = (
    "corrida_id",
    "linea",
    "resultado",
    "clase",
    "motivo",
    "celdas",
    "objeto_id",
    "previo_id",
)


class Dicho(NamedTuple):
    """What became of one record; ``objeto_id``, ``previo_id``: as a ``Renglon`` has them."""

    linea: int
    celdas: Sequence[str]
    resultado: str
    clase: str
    motivo: str = ""
    objeto_id: int | None = None
    previo_id: int | None = None


def escribir_renglones(corrida: Corrida, dichos: Iterable[Dicho]) -> None:
    """One row for each; the same line twice is an ``IntegrityError``."""
    de_quien = str(corrida.pk)
    copiar(Renglon._meta.db_table, _COLUMNAS, (_valores(de_quien, dicho) for dicho in dichos))


def _valores(corrida: str, dicho: Dicho) -> list[str | None]:
    return [
        corrida,
        str(dicho.linea),
        dicho.resultado,
        dicho.clase,
        dicho.motivo,
        _como_arreglo(dicho.celdas),
        _o_nada(dicho.objeto_id),
        _o_nada(dicho.previo_id),
    ]


def _o_nada(valor: int | None) -> str | None:
    return None if valor is None else str(valor)


def _como_arreglo(celdas: Sequence[str]) -> str:
    """As PostgreSQL reads an array of texts."""
    junto = '","'.join(celdas)
    if "\\" in junto or junto.count('"') != 2 * max(len(celdas) - 1, 0):
        escritas = (celda.replace("\\", "\\\\").replace('"', '\\"') for celda in celdas)
        junto = '","'.join(escritas)
    return f'{{"{junto}"}}' if celdas else "{}"
