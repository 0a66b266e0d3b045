"""What the desk asks of Elastix, the telephone exchange (4.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Que(StrEnum):
    """What became of a number that was to be dialled; the first may still become another."""

    MARCANDO = "MARCANDO"
    CONTESTO = "CONTESTO"
    NO_SE_PUDO = "NO_SE_PUDO"
    NO_SE_SABE = "NO_SE_SABE"


class Porque(StrEnum):
    """Why it could not be, or why nobody knows."""

    NO_RESPONDE = "NO_RESPONDE"
    NO_ENTRA = "NO_ENTRA"
    NEGADA = "NEGADA"
    NO_CONTESTO = "NO_CONTESTO"
    OCUPADO = "OCUPADO"
    SIN_CAMINO = "SIN_CAMINO"
    SE_CORTO = "SE_CORTO"


@dataclass(frozen=True)
class Pedido:
    """The exchange rings ``extension`` and then calls ``numero`` (E.164).

    ``cuenta``: up to 20 letters and digits that its record of the call bears.
    """

    numero: str
    extension: str
    cuenta: str


@dataclass(frozen=True)
class Marcado:
    """``dicho``: the exchange's own words; ``uniqueid``: its name for the call."""

    que: Que
    porque: Porque | None = None
    dicho: str = ""
    uniqueid: str = ""


@dataclass(frozen=True)
class EnCurso:
    """What is known at once, and how to wait for the rest as long as the extension rings."""

    marcado: Marcado
    esperar: Callable[[], Marcado] | None = None

    def como_termino(self) -> Marcado:
        return self.esperar() if self.esperar is not None else self.marcado


class Elastix(Protocol):
    """``marca``: whether it dials by itself; the others are dialled by a press of the link."""

    nombre: str
    marca: bool

    def enlace_para_llamar(self, numero: str) -> str:
        """The address whose press dials an E.164 number, without a question to the exchange."""

    def marcar(self, pedido: Pedido) -> EnCurso:
        """Ask for it once; what is not known is told as such and never asked again."""

    def que_le_pasa(self) -> str:
        """Why it would not dial now, in words; empty when it would."""
