"""An invented sale of real structure (DEMO): for the preview of a template and for its length."""

from decimal import Decimal
from typing import Any

from solicitudes.glosas.composicion import componer
from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.datos_productos import (
    FILA_DE_PROMOCION,
    INDEPENDIENTE,
    PRODUCTOS,
    SIN_MODALIDAD,
)
from solicitudes.glosas.redaccion import Redaccion

_USUAL: dict[str, Any] = {
    "ubicacion": "Frente a la plaza de muestra",
    "vivienda": "CASA",
    "pisos": 2,
    "caracteristicas": "portón café",
    "referencia": ["44000000", "70000000"],
    "pasar_en": "la tarde",
    "preguntar_por": "Persona de Muestra",
    "solicitante": "Persona de Muestra",
    "titular_o_tercero": "TITULAR",
    "tarifa": Decimal(149),
    "costo_instalacion": Decimal(0),
    "costo_por_punto": Decimal(50),
    "cable_excedente": Decimal(5),
    "puntos": 2,
    "permanencia": 18,
    "servicios_adicionales": "identificador de llamadas",
}
# As long as people really write: two surnames, an address found by its landmarks, cents.
_LARGA = _USUAL | {
    "ubicacion": (
        "Dentro del pasaje de muestra lado norte, media cuadra al sur del centro de salud, "
        "pasando el puente"
    ),
    "vivienda": "DEPARTAMENTO",
    "pisos": 12,
    "caracteristicas": "fachada de ladrillo visto, puerta de garaje verde y reja negra",
    "pasar_en": "la tarde de lunes a viernes después de las 18:30",
    "preguntar_por": "María de los Ángeles Apellidolargo de Muestralarga",
    "solicitante": "María de los Ángeles Apellidolargo de Muestralarga",
    "titular_o_tercero": "TERCERO",
    "tarifa": Decimal("1149.50"),
    "costo_instalacion": Decimal("1200.50"),
    "costo_por_punto": Decimal("150.50"),
    "cable_excedente": Decimal("12.50"),
    "puntos": 10,
    "servicios_adicionales": (
        "identificador de llamadas, conferencia tripartita, PIN, llamada en espera"
    ),
    "adicional": "Llamar antes de pasar porque la casa queda sola en la mañana hasta mediodía",
}
_PROMOCION = "Instalación costo cero"
_PROMOCION_LARGA = "Promoción de muestra con instalación a costo cero por aniversario"


def venta_usual(fila: Fila, *, promocion: bool = False) -> dict[str, Any]:
    """What the composer takes for an everyday sale of this text."""
    return _venta(_USUAL, fila, _PROMOCION, promocion)


def venta_larga(fila: Fila, *, promocion: bool = True) -> dict[str, Any]:
    """The same with the longest data that are plausible."""
    return _venta(_LARGA, fila, _PROMOCION_LARGA, promocion)


def _venta(base: dict[str, Any], fila: Fila, nombre: str, promocion: bool) -> dict[str, Any]:
    """With its technology, its billing and its promotion; what does not apply is absent."""
    venta = dict(base)
    if promocion or fila == FILA_DE_PROMOCION:
        venta["promocion"] = nombre
    if fila == FILA_DE_PROMOCION:
        return venta
    producto, facturacion = fila
    venta["tecnologia"] = PRODUCTOS[producto].tecnologias[0]
    if facturacion not in (INDEPENDIENTE, SIN_MODALIDAD):
        venta["telefono_factura"] = "44000000"
    return venta


def glosa_de_muestra(fila: Fila, redaccion: Redaccion, *, promocion: bool = False) -> str:
    """The gloss of an everyday sale with these texts."""
    datos = venta_usual(fila, promocion=promocion)
    return componer(*fila, datos, promocion=promocion, redaccion=redaccion).texto


def prueba_con_cada_tecnologia(fila: Fila, redaccion: Redaccion) -> None:
    """Compose one sale for each technology of the product; raises what ``componer`` raises."""
    ficha = PRODUCTOS.get(fila[0])
    for tecnologia in ficha.tecnologias if ficha else ("",):
        componer(*fila, venta_usual(fila) | {"tecnologia": tecnologia}, redaccion=redaccion)


def largo_mayor(fila: Fila, redaccion: Redaccion) -> int:
    """The longest gloss in which this text can take part, in characters."""
    filas = redaccion.textos if fila == FILA_DE_PROMOCION else [fila]
    return max(
        componer(*f, venta_larga(f), promocion=True, redaccion=redaccion).largo for f in filas
    )
