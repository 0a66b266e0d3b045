"""Step 8.2: what the structure of a product admits and asks for, on one day.

The day is that of step 8. A sale already detailed keeps the structure of that day when the
matrix changes later, until its client accepts another offer. Prices go by another day, that
of the accepted offer: ``condiciones``.
"""

from collections.abc import Mapping
from datetime import date

from bluecom.bolivia.fechas import hoy
from solicitudes.reglas.hechos import Celda, Oferta, Producto
from solicitudes.reglas.venta import Venta

SUPLEMENTARIO_IMPOSIBLE = "Ese servicio suplementario no va con este producto: quítelo."


def dia_de_la_estructura(venta: Venta) -> date:
    """The day of step 8 once it is done; today while it is open for the first time."""
    detalle, oferta = venta.detalle_actual, venta.oferta_actual
    if detalle is not None and detalle.detallado_el is not None:
        detallado = detalle.detallado_el
        if oferta is None or hoy(oferta.aceptada_en) <= detallado:
            return detallado
    return venta.dia


def objeciones(venta: Venta, componentes: Mapping[str, object]) -> list[str]:
    """One sentence for each component that the structure does not admit, or asks for."""
    oferta = venta.oferta
    posibles = {
        celda.componente_id: celda for celda in oferta.celdas_el(dia_de_la_estructura(venta))
    }
    razones = [
        f"{codigo} no es un componente de {oferta.plan} por {_dicha(oferta)} (8.2)."
        for codigo in componentes
        if codigo not in posibles
    ]
    for codigo, celda in posibles.items():
        razones += objecion_de_celda(celda, componentes.get(codigo) or 0)
    return razones


def objecion_de_celda(celda: Celda, cantidad: object) -> list[str]:
    """At most one sentence for one cell."""
    if not isinstance(cantidad, int) or cantidad < 0:
        return [f"{celda.componente}: escriba cuántos, en números (8.2)."]
    if celda.obligatorio and not cantidad:
        return [f"Falta el componente obligatorio: {celda.componente} (8.2)."]
    if cantidad > celda.maximo:
        return [f"{celda.componente}: como máximo {celda.maximo} (8.2)."]
    return []


def objecion_de_puntos(producto: Producto, puntos: int, *, ya: int | None) -> list[str]:
    """How many points the product may have; what the sale already has stays."""
    if puntos == ya or 1 <= puntos <= producto.puntos_maximo:
        return []
    if producto.puntos_maximo == 1:
        return [f"{producto} va con un solo punto."]
    return [f"{producto} va con 1 a {producto.puntos_maximo} puntos."]


def _dicha(oferta: Oferta) -> str:
    return oferta.get_tecnologia_display().lower()
