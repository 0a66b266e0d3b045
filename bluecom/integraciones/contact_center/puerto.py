"""What the sale asks of Contact Center: technical capacity (3.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class Capacidad:
    """Technologies with capacity for a line, by their codes, and until when that holds."""

    tecnologias: tuple[str, ...]
    fuente: str
    valida_hasta: date | None = None


class ContactCenter(Protocol):
    nombre: str

    def capacidad(self, linea: str) -> Capacidad | None:
        """What is known of an E.164 line, or ``None`` when a person has to look.

        Raises ``SistemaNoResponde``. It may block: ``preguntar`` waits no longer than it should.
        """
