"""Price changes for tests: proposed by one administrator, approved by another."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from solicitudes.catalogo import cambio_de_precio as precios
from solicitudes.models import CondicionComercial
from solicitudes.reglas.condiciones import CIFRAS
from tests.factories_cuentas import UsuarioFactory


def administrador(**datos: Any) -> Usuario:
    usuario: Usuario = UsuarioFactory(rol=Rol.ADMINISTRADOR, is_staff=True, **datos)
    return usuario


def en_vigor(plan: str = "FTTH-50", campania: str = "CARTA") -> CondicionComercial:
    """The first price of a plan, as it came with the system."""
    return CondicionComercial.objects.get(plan__codigo=plan, campania=campania, version=1)


def propuesta(
    *, desde: date, ahora: datetime, por: Usuario | None = None, **cambios: Any
) -> CondicionComercial:
    """The price of FTTH-50 with another tariff, from ``desde``, waiting for its approval."""
    actual = cambios.pop("de", None) or en_vigor()
    cifras = {cifra: getattr(actual, cifra) for cifra in (*CIFRAS, "demo")}
    return precios.proponer(
        acto=Acto(por or administrador(), ahora),
        campania=actual.campania,
        plan=actual.plan,
        vigente_desde=desde,
        cifras=cifras | {"tarifa": Decimal(199)} | cambios,
        razon="Ajuste DEMO",
    )


def cambio(*, desde: date, ahora: datetime, **cambios: Any) -> CondicionComercial:
    """The same, approved."""
    nueva = propuesta(desde=desde, ahora=ahora, **cambios)
    return precios.aprobar(nueva.pk, acto=Acto(administrador(), ahora))
