"""What a person is told when the procedure does not allow an act."""

from collections.abc import Sequence


class RazonConCampo(str):
    """A sentence that says what is missing; ``campo`` is the form's field it speaks of, if any."""

    campo: str

    def __new__(cls, texto: str, campo: str = "") -> "RazonConCampo":
        dicha = super().__new__(cls, texto)
        dicha.campo = campo
        return dicha


class ActoRechazado(Exception):
    """Base of every refusal; ``razones`` are the Spanish sentences to show."""

    def __init__(self, razones: Sequence[str]) -> None:
        self.razones = list(razones)
        super().__init__(" ".join(self.razones))


class TransicionInvalida(ActoRechazado):
    """The sale is not in a state, or lacks something, for this step."""


class YaDecidido(TransicionInvalida):
    """Somebody else moved the sale first."""


class PermisoDenegado(ActoRechazado):
    """This person may not do this with this sale."""
