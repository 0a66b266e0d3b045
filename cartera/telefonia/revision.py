"""Whether the exchange would dial now, for who looks after the system."""

from collections.abc import Iterator

from bluecom.integraciones import elastix
from bluecom.operacion.revisiones import revisor_de_cada_minuto
from cartera.telefonia.marcar import hay_central

CENTRAL = "Central telefónica"


@revisor_de_cada_minuto(CENTRAL, si=hay_central)
def mirar_la_central() -> Iterator[str]:
    """In words, with nobody's number and never the secret."""
    if que := elastix().que_le_pasa():
        yield f"{que} Los asesores marcan con su teléfono."
