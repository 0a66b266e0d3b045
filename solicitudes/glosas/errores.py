"""What keeps a gloss from being composed, each with the sentence for the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from bluecom.bolivia.errores import DatoInvalido


@dataclass(frozen=True)
class Falta:
    """A slot without a value and the question that fills it."""

    hueco: str
    pregunta: str


class GlosaInvalida(DatoInvalido):
    """Base of all: the message is the Spanish sentence to show."""


class GlosaIncompleta(GlosaInvalida):
    """Blanks are left; ``faltan`` names each with its question (9.1)."""

    def __init__(self, faltan: Sequence[Falta]) -> None:
        super().__init__("Falta para la glosa: " + " ".join(f.pregunta for f in faltan))
        self.faltan = list(faltan)


class GlosaSinInformar(GlosaInvalida):
    """It would state with "SE INFORMO" what step 5 did not tick."""

    def __init__(self, sin_informar: Sequence[str]) -> None:
        super().__init__(
            "La glosa diría que se informó y en el paso 5 no se marcó: "
            f"{'; '.join(sin_informar)}. Infórmelo al cliente y corrija el paso 5."
        )


class CombinacionImposible(GlosaInvalida):
    """Annex 2 has no text for this product with this billing or technology."""


class DatoDeGlosaInvalido(GlosaInvalida):
    """A value that cannot be written in its slot; ``hueco`` names it."""

    def __init__(self, hueco: str, mensaje: str) -> None:
        super().__init__(mensaje)
        self.hueco = hueco


class PlantillaInvalida(GlosaInvalida):
    """A template that does not follow the small grammar of ``plantilla``."""
