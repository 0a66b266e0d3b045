"""Refusals of the portfolio, each a sentence that a person can act on."""

from bluecom.bolivia.errores import DatoInvalido


class LlamadaRechazada(DatoInvalido):
    """This call cannot be recorded, or can no longer be taken back."""


class TomaRechazada(DatoInvalido):
    """A client who cannot be taken now; says why."""


class MarcadoRechazado(DatoInvalido):
    """The exchange is not asked to dial that; says why."""


class CierreRechazado(DatoInvalido):
    """The portfolio contact cannot be closed like that."""


class AsignacionRechazada(DatoInvalido):
    """These clients cannot be given to that person."""


class EsperaRechazada(DatoInvalido):
    """Nobody waits for that any more."""


class UnionRechazada(DatoInvalido):
    """These two clients cannot be made one like that."""
