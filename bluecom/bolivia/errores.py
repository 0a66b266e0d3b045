"""The base of every refusal of something typed or received."""


class DatoInvalido(ValueError):
    """Input that cannot be accepted; the message is the Spanish sentence for the person."""
