"""Until when a C.I. is valid (6.3): as the card says, or as the norm that extends it says.

The one place that decides it: guard, review, screens and papers ask here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

PIDA_OTRO = "pida la fotografía de uno vigente (6.3)."


class Prorroga(Protocol):
    """A norm by which cards that expired are valid for longer."""

    @property
    def norma(self) -> str: ...
    @property
    def valen_hasta(self) -> date | None: ...


@dataclass(frozen=True, kw_only=True)
class ValidezCI:
    """What was read of a card, with the norm that was applied to it when it was accepted.

    ``digital_vence`` is of what a telephone showed; no norm extends it.
    """

    vence: date | None
    indefinida: bool = False
    digital_vence: date | None = None
    prorroga: Prorroga | None = None

    def problema(self, dia: date) -> str:
        """Why it is not valid on ``dia``, with the date; empty when it is."""
        if self.digital_vence is not None and self.digital_vence < dia:
            return f"El C.I. digital venció el {self.digital_vence:%d/%m/%Y}: {PIDA_OTRO}"
        if self.indefinida or (self._hasta is not None and self._hasta >= dia):
            return ""
        if self.vence is None:
            return "Falta copiar del C.I. hasta cuándo vale (6.3)."
        valio = f" y valió hasta el {self._por_norma}" if self._por_norma else ""
        return f"El C.I. venció el {self.vence:%d/%m/%Y}{valio}: {PIDA_OTRO}"

    def __str__(self) -> str:
        """``Indefinida``, the card's date, or both dates with the norm; empty when unread."""
        if self.indefinida:
            return "Indefinida"
        if self.vence is None:
            return ""
        vence = f"{self.vence:%d/%m/%Y}"
        return f"Vencida el {vence}; {self.extension}" if self.extension else vence

    @property
    def extension(self) -> str:
        """``vale hasta el 31/12/2026 por …``; empty where only the card speaks."""
        return f"vale hasta el {self._por_norma}" if self._por_norma else ""

    @property
    def _por_norma(self) -> str:
        if self.prorroga is None or self.prorroga.valen_hasta is None:
            return ""
        return f"{self.prorroga.valen_hasta:%d/%m/%Y} por {self.prorroga.norma}"

    @property
    def _hasta(self) -> date | None:
        return (self.prorroga and self.prorroga.valen_hasta) or self.vence
