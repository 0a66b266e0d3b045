"""Step 4.2: the script to read aloud beside the offers."""

from collections.abc import Iterable
from typing import Any

from solicitudes.models import CondicionComercial, Producto, Venta
from solicitudes.pasos.p04_llamada.ofertas import ofertas_para
from solicitudes.reglas.guion import guion_de


def guion_para(
    venta: Venta, condicion: str = "", ofertas: Iterable[CondicionComercial] | None = None
) -> dict[str, Any]:
    """The script for the offer that is marked, or for the first one that can be offered."""
    ofertas = list(ofertas_para(venta) if ofertas is None else ofertas)
    marcadas = [oferta for oferta in ofertas if str(oferta.pk) == condicion]
    oferta = next(iter(marcadas or ofertas), None)
    servicios = Producto.objects.filter(codigo__in=venta.servicios_requeridos)
    nombres = list(servicios.values_list("nombre", flat=True))
    return {
        "oferta_marcada": oferta,
        "guion": guion_de(venta, oferta, nombres) if oferta else [],
    }
