"""What a person is told when a version cannot be signed."""

from collections.abc import Sequence


class VigenciaRechazada(Exception):
    """``razones`` are the Spanish sentences to show."""

    def __init__(self, razones: Sequence[str]) -> None:
        self.razones = list(razones)
        super().__init__(" ".join(self.razones))


class YaDecidida(VigenciaRechazada):
    """Somebody else signed or withdrew it first."""
