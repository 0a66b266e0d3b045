"""The named, typed slots of the glosses: where each comes from and how it is asked for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Tipo(StrEnum):
    """How a slot's value is read and written."""

    DINERO = "DINERO"  # Decimal -> BS. 149.-
    UNITARIA = "UNITARIA"  # Decimal -> BS. 0,375
    TELEFONO = "TELEFONO"  # national digits
    TELEFONOS = "TELEFONOS"  # one or two
    MESES = "MESES"
    DIAS = "DIAS"
    PUNTOS = "PUNTOS"
    TEXTO = "TEXTO"  # upper case, one line
    TECNOLOGIA = "TECNOLOGIA"  # GPON, MSAM or nothing
    VIVIENDA = "VIVIENDA"  # with the slot pisos: CASA DE 2 PISOS


@dataclass(frozen=True)
class Hueco:
    """A slot: its type, the step it comes from, and the question that fills it."""

    codigo: str
    tipo: Tipo
    paso: str
    pregunta: str


HUECOS: dict[str, Hueco] = {
    h.codigo: h
    for h in (
        Hueco("tecnologia", Tipo.TECNOLOGIA, "4", "¿Con qué tecnología se instala: cobre o fibra?"),
        Hueco("ubicacion", Tipo.TEXTO, "5", "¿Qué referencia ayuda a encontrar el domicilio?"),
        Hueco("vivienda", Tipo.VIVIENDA, "5", "¿Es casa, departamento o local?"),
        Hueco("pisos", Tipo.VIVIENDA, "5", "¿Cuántos pisos tiene la casa, o en qué piso está?"),
        Hueco("caracteristicas", Tipo.TEXTO, "5", "¿Cómo se reconoce la casa (puerta, color)?"),
        Hueco(
            "referencia", Tipo.TELEFONOS, "5", "¿A qué teléfonos se llama al cliente (uno o dos)?"
        ),
        Hueco("pasar_en", Tipo.TEXTO, "5", "¿Cuándo pueden pasar a instalar?"),
        Hueco("preguntar_por", Tipo.TEXTO, "5", "¿Por quién deben preguntar?"),
        Hueco("telefono_factura", Tipo.TELEFONO, "4", "¿A qué teléfono se factura?"),
        Hueco("tarifa", Tipo.DINERO, "4", "¿Cuál es la tarifa mensual?"),
        Hueco("costo_instalacion", Tipo.DINERO, "4", "¿Cuál es el costo de instalación?"),
        Hueco("costo_por_punto", Tipo.DINERO, "4", "¿Cuánto cuesta instalar cada punto?"),
        Hueco("puntos", Tipo.PUNTOS, "4", "¿Cuántos puntos se instalan?"),
        Hueco("cable_excedente", Tipo.DINERO, "4", "¿Cuánto se cobra por el cable excedente?"),
        Hueco("permanencia", Tipo.MESES, "4", "¿Cuántos meses de permanencia mínima?"),
        Hueco("promocion", Tipo.TEXTO, "4", "¿Cómo se llama la promoción?"),
        Hueco("mega_adicional", Tipo.UNITARIA, "4", "¿Cuánto cuesta el mega adicional?"),
        Hueco("tarifa_hn", Tipo.UNITARIA, "4", "¿Cuál es la tarifa en horario normal (HN)?"),
        Hueco("tarifa_hr", Tipo.UNITARIA, "4", "¿Cuál es la tarifa en horario reducido (HR)?"),
        Hueco(
            "tarifa_hsr", Tipo.UNITARIA, "4", "¿Cuál es la tarifa en horario super reducido (HSR)?"
        ),
        Hueco(
            "aviso_retiro_dias",
            Tipo.DIAS,
            "4",
            "¿Con cuántos días se avisa el retiro del producto?",
        ),
        Hueco("servicios_adicionales", Tipo.TEXTO, "4", "¿Qué servicios adicionales pidió?"),
        Hueco("solicitante", Tipo.TEXTO, "4", "¿Quién hizo la solicitud?"),
        Hueco("titular_o_tercero", Tipo.TEXTO, "4", "¿Lo pidió el titular o un tercero?"),
        Hueco("adicional", Tipo.TEXTO, "9", "¿Algo más que deba saber quien instala?"),
    )
}

# The values printed in Annex 2 itself (0,25: COMTECO's public tariff sheet of February 2015).
# The dated catalogue overrides them.
VALORES_DE_CATALOGO: dict[str, Decimal | int] = {
    "mega_adicional": Decimal("0.20"),
    "tarifa_hn": Decimal("0.50"),
    "tarifa_hr": Decimal("0.375"),
    "tarifa_hsr": Decimal("0.25"),
    "aviso_retiro_dias": 30,
}

VALORES_POR_OMISION = {"pasar_en": "CUALQUIER HORARIO", "titular_o_tercero": "TITULAR"}
LARGO_DE_ADICIONAL = 80
