"""Price changes for tests: proposed by one administrator, approved by another."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from solicitudes.catalogo import cambio_de_precio as precios
from solicitudes.catalogo.consulta_precios import valores_de
from solicitudes.models import CondicionComercial
from tests.factories_cuentas import administrador


def en_vigor(plan: str = "FTTH-50", campania: str = "CARTA") -> CondicionComercial:
    """The first price of a plan, as it came with the system."""
    return CondicionComercial.objects.get(plan__codigo=plan, campania=campania, numero=1)


def propuesta(
    *, desde: date, ahora: datetime, por: Usuario | None = None, **cambios: Any
) -> CondicionComercial:
    """The price of FTTH-50 with another tariff, from ``desde``, waiting for its approval."""
    actual = cambios.pop("de", None) or en_vigor()
    valores = valores_de(actual) | {"tarifa": Decimal(199)} | cambios
    nueva = CondicionComercial(**valores, vigente_desde=desde, razon="Ajuste DEMO")
    return precios.proponer(nueva, acto=Acto(por or administrador(), ahora))


def cambio(*, desde: date, ahora: datetime, **cambios: Any) -> CondicionComercial:
    """The same, approved."""
    nueva = propuesta(desde=desde, ahora=ahora, **cambios)
    return precios.aprobar(nueva, acto=Acto(administrador(), ahora))
