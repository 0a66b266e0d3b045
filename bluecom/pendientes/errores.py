"""What a handler says when it cannot do what is owed."""


class Reintentar(Exception):
    """It may work later: the SMTP server is down, a host does not answer."""


class Apartar(Exception):
    """It will never work as it stands: set aside and shown to people."""
