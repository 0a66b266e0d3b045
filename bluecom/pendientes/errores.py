"""What a handler says when it cannot do what is owed."""


class Reintentar(Exception):
    """It may work later: the mail server is down, a host does not answer.

    ``veces`` is how many tries it deserves, when fewer than ``INTENTOS_MAXIMOS``.
    """

    def __init__(self, texto: str, *, veces: int | None = None) -> None:
        super().__init__(texto)
        self.veces = veces


class Apartar(Exception):
    """It will never work as it stands: set aside and shown to people."""
