"""Refusals of a file, each a sentence that a person can act on."""

from bluecom.bolivia.errores import DatoInvalido


class PlanillaRechazada(DatoInvalido):
    """The file as a whole cannot be taken."""
