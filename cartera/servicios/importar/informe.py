"""How a row of a portfolio is read, and where it counts."""

from enum import StrEnum


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
