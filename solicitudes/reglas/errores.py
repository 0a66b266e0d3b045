"""What a person is told when the procedure does not allow an act."""

from bluecom.rechazo import Rechazo


class RazonConCampo(str):
    """A sentence that says what is missing; ``campo`` is the form's field it speaks of, if any."""

    campo: str

    def __new__(cls, texto: str, campo: str = "") -> "RazonConCampo":
        dicha = super().__new__(cls, texto)
        dicha.campo = campo
        return dicha


class TransicionInvalida(Rechazo):
    """The sale is not in a state, or lacks something, for this step."""


class PermisoDenegado(Rechazo):
    """This person may not do this with this sale."""
