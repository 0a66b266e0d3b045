"""Legal texts for tests: proposed by one administrator, approved by another."""

from datetime import date, datetime
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.vigencias import servicios
from documentos.models import PlantillaDocumento
from tests.documentos.factories import AHORA
from tests.factories_cuentas import administrador

MANANA = date(2026, 11, 24)
TEXTO = "# Partes\nSon partes **COMTECO** y el usuario.\n\n# Objeto\n- el servicio\n- su precio"


def nueva(**otros: Any) -> PlantillaDocumento:
    """Not written down yet."""
    datos = {"tipo": "CONDICIONES", "vigente_desde": MANANA, "texto": TEXTO, "razon": "DEMO"}
    return PlantillaDocumento(**datos | otros)


def propuesta(
    *, por: Usuario | None = None, ahora: datetime = AHORA, **otros: Any
) -> PlantillaDocumento:
    """Waiting for its approval, without the time it takes to draw it."""
    return servicios.proponer(nueva(**otros), acto=Acto(por or administrador(), ahora))


def aprobada(*, ahora: datetime = AHORA, **otros: Any) -> PlantillaDocumento:
    fila = propuesta(ahora=ahora, **otros)
    return servicios.aprobar(fila, acto=Acto(administrador(), ahora))
