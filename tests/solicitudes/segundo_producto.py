"""A second product of one call, for tests: what the client also takes."""

from datetime import datetime
from typing import Any

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.otra import aceptar_otra
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA


def tambien(
    venta: Venta,
    plan: str = "HFC-BASICO",
    tecnologia: str = "HFC",
    *,
    ahora: datetime = AHORA,
    **datos: Any,
) -> Venta:
    """The sister sale; Contact Center has capacity unless told otherwise."""
    datos = {"facturacion": "PROPIA", "capacidad": True, **datos}
    condicion = en_vigor(plan)
    hermana = aceptar_otra(
        venta.pk,
        acto=Acto(venta.asesor, ahora),
        condicion=condicion,
        tecnologia=tecnologia,
        **datos,
    )
    leida = Venta.objects.get(pk=hermana.pk)
    leida.ahora = ahora
    return leida
