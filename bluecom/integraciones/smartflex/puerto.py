"""What the sale asks of Smartflex, COMTECO's BSS (2.1)."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Impedimentos:
    """The answer for one client; ``motivo`` is a code of the catalogue when not clean."""

    limpio: bool
    fuente: str
    motivo: str = ""


class Smartflex(Protocol):
    nombre: str

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        """What is known, or ``None`` when a person has to look.

        Raises ``SistemaNoResponde``. It may block: ``preguntar`` waits no longer than it should.
        """
