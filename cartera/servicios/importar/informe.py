"""What an import says of each row, and of all of them."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from bluecom.planillas.models import Corrida, Renglon


class Clase(StrEnum):
    """How a row was read; the first three are taken into the portfolio."""

    NUEVA = "nueva"
    NORMALIZADA = "normalizada"
    ADVERTENCIA = "advertencia"
    SIN_CAMBIOS = "sin_cambios"
    DUPLICADA = "duplicada"
    MISMA_PERSONA = "misma_persona"
    CONFLICTO_LINEA = "conflicto_linea"
    CONFLICTO_CODIGO = "conflicto_codigo"
    NO_ELEGIBLE = "no_elegible"
    RECHAZADA = "rechazada"
    OMITIDA = "omitida"


CONTEOS = (
    "nuevas",
    "actualizadas",
    "sin_cambios",
    "duplicadas",
    "conflictos",
    "no_elegibles",
    "rechazadas",
    "omitidas",
)
CONTEO_DE = {
    Clase.DUPLICADA: "duplicadas",
    Clase.MISMA_PERSONA: "duplicadas",
    Clase.CONFLICTO_LINEA: "conflictos",
    Clase.CONFLICTO_CODIGO: "conflictos",
    Clase.NO_ELEGIBLE: "no_elegibles",
    Clase.RECHAZADA: "rechazadas",
    Clase.OMITIDA: "omitidas",
}
"""Where a row counts that is not taken; of one that is, the decision says so."""


class InformeImportacion:
    """The report of a run: its page and its command say the same, because both read this."""

    def __init__(self, corrida: Corrida) -> None:
        self.corrida = corrida

    @property
    def cartera_id(self) -> int | None:
        return self.corrida.objeto_id

    @property
    def conteos(self) -> dict[str, int]:
        return {conteo: self.corrida.conteos.get(conteo, 0) for conteo in CONTEOS}

    @property
    def leidas(self) -> int:
        return sum(self.conteos.values())

    @property
    def filas(self) -> Iterator[Renglon]:
        """Each record once, by its line."""
        return self.corrida.renglones.iterator(2000)

    def a_json(self) -> dict[str, Any]:
        return {
            "leidas": self.leidas,
            **self.conteos,
            "filas": [{"linea": f.linea, "clase": f.clase, "motivo": f.motivo} for f in self.filas],
        }
