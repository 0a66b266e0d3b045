"""What an import says of each row, and of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Clase(StrEnum):
    """How a row was read; the first three are taken into the portfolio."""

    NUEVA = "nueva"
    NORMALIZADA = "normalizada"
    ADVERTENCIA = "advertencia"
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
_CONTEO_DE = {
    Clase.DUPLICADA: "duplicadas",
    Clase.MISMA_PERSONA: "duplicadas",
    Clase.CONFLICTO_LINEA: "conflictos",
    Clase.CONFLICTO_CODIGO: "conflictos",
    Clase.NO_ELEGIBLE: "no_elegibles",
    Clase.RECHAZADA: "rechazadas",
    Clase.OMITIDA: "omitidas",
}


@dataclass(frozen=True, slots=True)
class FilaInforme:
    """``celdas`` is the row as it came, kept for what a person has to put right."""

    linea: int
    clase: Clase
    motivo: str
    celdas: Sequence[str] = ()


@dataclass
class InformeImportacion:
    """``leidas`` is the sum of the counts. A known row that was read clean and brings
    nothing new is counted in ``sin_cambios`` and has no line of its own."""

    encabezado: Sequence[str] = ()
    cartera_id: int | None = None
    conteos: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CONTEOS, 0))
    filas: list[FilaInforme] = field(default_factory=list)

    @property
    def leidas(self) -> int:
        return sum(self.conteos.values())

    def contar(self, fila: FilaInforme, conteo: str = "") -> None:
        self.conteos[conteo or _CONTEO_DE[fila.clase]] += 1
        if conteo != "sin_cambios" or fila.clase is not Clase.NUEVA:
            self.filas.append(fila)

    def por_mirar(self) -> list[FilaInforme]:
        """The rows that a person may want to put right and import again."""
        tomadas = (Clase.NUEVA, Clase.NORMALIZADA, Clase.OMITIDA)
        return [fila for fila in self.filas if fila.clase not in tomadas]

    def a_json(self) -> dict[str, Any]:
        return {
            "leidas": self.leidas,
            **self.conteos,
            "filas": [
                {"linea": f.linea, "clase": f.clase.value, "motivo": f.motivo} for f in self.filas
            ],
        }
