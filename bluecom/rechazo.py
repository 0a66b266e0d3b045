"""What a person is told when what was asked cannot be done."""

from collections.abc import Sequence


class Rechazo(Exception):
    """The base of every refusal; ``razones`` are the Spanish sentences to show."""

    def __init__(self, razones: str | Sequence[str]) -> None:
        self.razones = [razones] if isinstance(razones, str) else list(razones)
        super().__init__(" ".join(self.razones))


class YaDecidido(Rechazo):
    """Somebody else was first: news for whoever comes second, who did nothing wrong."""
