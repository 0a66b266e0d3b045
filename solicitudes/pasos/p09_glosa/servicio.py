"""Step 9: the observations by Annex 2; the sale is registered in the system."""

from typing import Any

from django.db import transaction

from bluecom.cuentas.acto import Acto
from solicitudes.models import Glosa, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.pasos.p09_glosa import composicion as glosa
from solicitudes.pasos.smartflex import abierta_en, anotar_numero
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.estados import Estado


def guardar_glosa(
    venta_id: int,
    *,
    acto: Acto,
    adicional: str = "",
    numero_smartflex: str = "",
    ficha: dict[str, Any] | None = None,
) -> Glosa:
    """Compose the gloss from the sale and keep it with its version (9.1).

    ``ficha``: what step 5 did not ask and the gloss needs, kept in the call sheet.
    """
    with transaction.atomic():
        venta = abierta_en(Estado.DETALLADA, venta_id, acto=acto)
        for campo, valor in (ficha or {}).items():
            setattr(venta.ficha, campo, valor)
        venta.ficha.save()
        anotar_numero(venta, numero_smartflex)
        return glosa.guardar(venta, adicional=adicional, ahora=acto.ahora)


def glosar(venta_id: int, *, acto: Acto, **datos: Any) -> Venta:
    """Step 9: registered in the system. Owes the papers, so that they wait at step 10."""
    with transaction.atomic():
        guardar_glosa(venta_id, acto=acto, **datos)
        venta = avanzar(venta_id, "glosar", acto=acto)
        papeles.emitir_formularios(venta, acto=acto)
    return venta
