"""What the desk asks of Elastix, the telephone exchange (4.1)."""

from typing import Protocol


class Elastix(Protocol):
    nombre: str

    def enlace_para_llamar(self, numero: str) -> str:
        """The address whose press dials an E.164 number, without a question to the exchange."""
