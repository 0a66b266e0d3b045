"""The nightly look at the log: every chain from its first event, and every anchor."""

from collections.abc import Iterator

from bluecom.bitacora.anclas import verificar_anclas
from bluecom.bitacora.servicios import verificar_todas
from bluecom.operacion.revisiones import revisor

NOMBRE = "Bitácora"


@revisor(NOMBRE)
def revisar_la_bitacora() -> Iterator[str]:
    """Each break of a chain and each anchor that does not hold."""
    yield from verificar_todas()
    yield from verificar_anclas()
