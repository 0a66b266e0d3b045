"""One row as values, and how a cell becomes one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bluecom.bolivia.texto import limpiar, sin_invisibles, tecleado
from cartera.servicios.importar.informe import Clase

Persona = tuple[str, str, str]
VACIOS = {
    "", "-", "--", "---", ".", "0", "S/N", "SN", "N/A", "NA", "NULL", "NINGUNO", "NINGUNA",
    "NO TIENE", "SIN CORREO", "SIN DATO", "SIN DATOS", "NO REGISTRA", "X",
}  # fmt: skip
_LLANA = re.compile("(?!['=])[!-~À-ÖØ-öø-ÿºª°]+(?: [!-~À-ÖØ-öø-ÿºª°]+)*")
"""A cell that needs nothing: letters and signs of a keyboard, single spaces, no formula."""
_DE_EXCEL = re.compile(r'="?([^"]*)"?|\'(.*)')


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
        return "" if texto.upper() in VACIOS else texto
    if campo != "observacion":
        texto = tecleado(texto)
    if not texto.isascii() or not texto.isprintable():
        texto = limpiar(sin_invisibles(texto), lineas=True).replace("\n", " ")
    if "  " in texto or campo == "observacion":
        texto = " ".join(texto.split())
    if texto[:1] in "='" and (partes := _DE_EXCEL.fullmatch(texto)):
        texto = (partes[1] or partes[2] or "").strip()
    return "" if texto.upper() in VACIOS else texto


def sin_decimales(texto: str) -> str:
    """Excel writes whole numbers as ``4251234.0``."""
    return texto[:-2] if texto[-2:] in (".0", ",0") and texto[:-2].isdigit() else texto
