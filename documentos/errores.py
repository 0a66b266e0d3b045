"""Refusals of this app, each a sentence that a person can act on."""

import errno

from bluecom.bolivia.errores import DatoInvalido


class ArchivoRechazado(DatoInvalido):
    """An upload that is not what step 6.2 asks for."""


class AhoraNo(ArchivoRechazado):
    """Nothing is wrong with the file: who opens it is busy, or was stopped by something else."""


class SinEspacio(DatoInvalido, OSError):
    """The disk has no room for a file; nothing of it was kept. For the outbox it is ``ENOSPC``."""

    def __init__(self) -> None:
        """The sentence for whoever was storing something."""
        super().__init__(
            "No hay espacio en el disco del servidor y el archivo no se guardó: "
            "avise al administrador y vuelva a intentarlo."
        )
        self.errno = errno.ENOSPC


class ArchivoAlterado(Exception):
    """A stored file is missing or is not the one that was stored."""


class DocumentoPendiente(Exception):
    """The paper is owed but its file is not there yet; ``clave`` of the row, where one is known."""

    def __init__(self, mensaje: str, *, clave: str = "") -> None:
        super().__init__(mensaje)
        self.clave = clave


class PapelExcedido(Exception):
    """A paper went past its limits of time or memory; ``definitivo`` when it always will."""

    def __init__(self, mensaje: str, *, definitivo: bool = False) -> None:
        """Keep the sentence for the list of what is owed."""
        super().__init__(mensaje)
        self.definitivo = definitivo


class PapelImposible(Exception):
    """A paper that cannot be drawn as it stands."""


class URLProhibida(PapelImposible):
    """A paper asked for something from outside."""
