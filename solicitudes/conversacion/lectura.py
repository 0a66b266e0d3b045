"""The end of step 5: what was noted, read back to the client before hanging up."""

from collections.abc import Mapping
from typing import Any

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.bolivia.texto import nombre_propio
from solicitudes.conversacion.cifras import PERMANENCIA, contado, factura_de, valores_de
from solicitudes.models import FichaLlamada, Venta
from solicitudes.reglas.guion import dichas

Vivienda = FichaLlamada.Vivienda
EMPIEZA = "Le repito lo que anoté, {quien}, para que me corrija."
OFERTA = (
    "Usted lo solicita por {representado}.",
    "Es {plan}: cuesta {tarifa} por mes y la instalación {instalacion}.",
    "Cada punto que usted pida {por_punto}.",
)
LUGAR = (
    "Se instala en {direccion}.",
    "Es {vivienda}.",
    "Características: {caracteristicas}.",
    "Cómo llegar: {ubicacion}.",
    "Son {puntos}.",
    "Con {suplementarios}.",
)
CONTACTO = (
    "Cuándo pasar: {pasar_en}.",
    "Preguntamos por {preguntar_por}.",
    "Teléfono de referencia: {referencia}.",
    "Su WhatsApp: {whatsapp}.",
    "Su correo electrónico: {correo}.",
    "{sin_correo}.",
    "Dirección de cobro: {direccion_cobro}.",
)
TERMINA = "¿Está todo bien?"
VIVIENDAS: dict[str, str] = {
    Vivienda.CASA: "una casa",
    Vivienda.DEPARTAMENTO: "un departamento",
    Vivienda.LOCAL: "un local",
    Vivienda.OFICINA: "una oficina",
}


def lectura_de(venta: Venta, dicho: Mapping[str, Any], suplementarios: list[str]) -> list[str]:
    """One paragraph for each thing. ``dicho``: the fields of step 5 as they stand."""
    valores = valores_de(venta) | _anotado(venta, dicho)
    valores["suplementarios"] = ", ".join(suplementarios)
    valores["por_punto"] = valores["punto"] if venta.oferta.snapshot.costo_por_punto else ""
    oferta = (*OFERTA, factura_de(venta), *PERMANENCIA)
    bloques = ((EMPIEZA,), oferta, LUGAR, CONTACTO, (TERMINA,))
    parrafos = (" ".join(filter(None, dichas(bloque, valores))) for bloque in bloques)
    return [parrafo for parrafo in parrafos if parrafo]


def _anotado(venta: Venta, dicho: Mapping[str, Any]) -> dict[str, str]:
    """Blank → what the call sheet says; empty for what it does not."""
    otra = str(dicho["direccion_dictada"] or "")
    textos = ("caracteristicas", "ubicacion", "pasar_en", "direccion_cobro", "correo")
    puntos = str(dicho["puntos"] or "")
    return {campo: _sin_punto(dicho[campo]) for campo in textos} | {
        "direccion": _sin_punto(venta.contacto.direccion if dicho["misma_direccion"] else otra),
        "vivienda": _vivienda(str(dicho["vivienda"] or ""), str(dicho["pisos"] or "")),
        "puntos": f"{puntos} puntos" if puntos not in ("", "1") else "",
        "preguntar_por": nombre_propio(_sin_punto(dicho["preguntar_por"])),
        "referencia": " y ".join(
            _telefono(dicho[campo]) for campo in ("referencia_1", "referencia_2") if dicho[campo]
        ),
        "whatsapp": _telefono(dicho["celular_whatsapp"]),
        "sin_correo": "No tiene correo electrónico" if dicho["sin_correo"] else "",
    }


def _vivienda(vivienda: str, pisos: str) -> str:
    if vivienda not in VIVIENDAS:
        return ""
    nombre = VIVIENDAS[vivienda]
    if not pisos.isdecimal():
        return nombre
    if vivienda == Vivienda.CASA:
        return f"{nombre} de {contado(int(pisos), 'piso', 'pisos')}"
    return f"{nombre} en el piso {pisos}"


def _telefono(escrito: Any) -> str:
    """As it is read; one that is still half typed, as it was typed."""
    try:
        return nacional(leer_telefono(str(escrito or "")))
    except DatoInvalido:
        return str(escrito or "").strip()


def _sin_punto(escrito: Any) -> str:
    return str(escrito or "").strip().rstrip(".")
