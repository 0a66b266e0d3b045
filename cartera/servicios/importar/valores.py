"""One row as values, and how a cell becomes one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bluecom.bolivia.texto import limpiar, sin_invisibles, tecleado
from bluecom.planillas.celdas import o_vacia, sin_excel
from cartera.servicios.importar.informe import Clase

Persona = tuple[str, str, str]
_LLANA = re.compile("(?!['=])[!-~À-ÖØ-öø-ÿºª°]+(?: [!-~À-ÖØ-öø-ÿºª°]+)*")
"""A cell that needs nothing: letters and signs of a keyboard, single spaces, no formula."""


@dataclass(slots=True)
class Fila:
    """A row of the portfolio; ``cliente`` and ``contacto`` are the fields to store."""

    linea: int
    celdas: Sequence[str]
    numero: str = ""
    persona: Persona | None = None
    cliente: dict[str, Any] = field(default_factory=dict)
    contacto: dict[str, Any] = field(default_factory=dict)
    telefonos: list[str] = field(default_factory=list)
    elegible: bool = True
    normalizado: list[str] = field(default_factory=list)
    advertencias: list[str] = field(default_factory=list)
    rechazos: list[str] = field(default_factory=list)

    @property
    def codigo(self) -> str:
        return str(self.cliente.get("codigo", ""))

    @property
    def clase(self) -> Clase:
        if self.advertencias:
            return Clase.ADVERTENCIA
        return Clase.NORMALIZADA if self.normalizado else Clase.NUEVA

    @property
    def motivo(self) -> str:
        return " ".join([*self.advertencias, *self.normalizado])

    @property
    def nombre(self) -> str:
        partes = ("razon_social", "nombres", "apellido_paterno", "apellido_materno")
        return " ".join(p for parte in partes if (p := self.cliente.get(parte)))


def celda(campo: str, texto: str) -> str:
    """Clean, and without what Excel adds to keep a text a text."""
    if _LLANA.fullmatch(texto):
        return o_vacia(texto)
    if campo != "observacion":
        texto = tecleado(texto)
    if not texto.isascii() or not texto.isprintable():
        texto = limpiar(sin_invisibles(texto), lineas=True).replace("\n", " ")
    if "  " in texto or campo == "observacion":
        texto = " ".join(texto.split())
    return o_vacia(sin_excel(texto))
