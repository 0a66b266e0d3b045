"""Who has which extension at an instant: what joins a call of the exchange to a person (4.1)."""

from datetime import datetime

from bluecom.cuentas.models import Usuario


def quien_tiene(numero: str, instante: datetime) -> Usuario | None:
    """Whoever spoke on that extension at that instant; nobody when it was nobody's."""
    return None
