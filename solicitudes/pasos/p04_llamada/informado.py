"""What was told of an offer, when the client accepts another one instead (5.1)."""

from solicitudes.glosas import siguen_dichas
from solicitudes.models import Oferta, Venta


def olvidar_lo_que_cambio(venta: Venta, antes: Oferta, ahora: Oferta) -> None:
    """Un-tick what is no longer so; what both offers say was told, and when, stays."""
    ficha = venta.ficha_actual
    if ficha is None or antes.condicion_id == ahora.condicion_id:
        return
    ficha.informado = siguen_dichas(ficha.informado, antes.cifras, ahora.cifras)
    ficha.save(update_fields=["informado"])
