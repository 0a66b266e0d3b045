"""Refusals of this app, each a sentence that a person can act on."""

from bluecom.bolivia.errores import DatoInvalido


class ArchivoRechazado(DatoInvalido):
    """An upload that is not what step 6.2 asks for."""


class ArchivoAlterado(Exception):
    """A stored file is missing or is not the one that was stored."""


class DocumentoPendiente(Exception):
    """The paper is owed but its file is not there yet."""
