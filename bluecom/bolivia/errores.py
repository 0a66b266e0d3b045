"""The base of every refusal of something typed or received."""

from bluecom.rechazo import Rechazo


class DatoInvalido(Rechazo, ValueError):
    """Input that cannot be accepted; the message is the Spanish sentence for the person."""
