"""What a person is told when a deadline does not take an act."""


class PlazoRechazado(Exception):
    """The message is a Spanish sentence to show."""
