"""The base of every refusal of something typed or received."""


class DatoInvalido(ValueError):
    """The message is one Spanish sentence that says what to write instead."""


class TextoInvalido(DatoInvalido):
    """A text with characters that no paper and no screen can show."""


class MontoInvalido(DatoInvalido):
    """An amount that is not money."""


class FechaInvalida(DatoInvalido):
    """A date or a month that cannot be read."""
