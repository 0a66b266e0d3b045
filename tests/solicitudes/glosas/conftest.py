"""A sale's data for the glosses: DEMO prices, an invented client."""

from decimal import Decimal

import pytest


@pytest.fixture
def datos():
    """Everything that any of the 21 glosses asks for."""
    return {
        "vivienda": "CASA",
        "pisos": 2,
        "caracteristicas": "portón café",
        "referencia": ["+59144251234", "70712345"],
        "pasar_en": "la tarde",
        "cliente": "María Rojas",
        "tarifa": Decimal("149.00"),
        "costo_instalacion": Decimal(0),
        "costo_por_punto": Decimal("50.5"),
        "puntos": 2,
        "permanencia": 18,
        "telefono_factura": "44251234",
        "promocion": "Instalación costo cero",
    }
