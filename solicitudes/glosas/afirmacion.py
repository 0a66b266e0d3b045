"""What a gloss asserts with "SE INFORMO": exactly what step 5 must have ticked."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any


class Afirmacion(StrEnum):
    """One thing the client was told (5.1), by the code that is stored with its tick."""

    TARIFA = "tarifa"
    COSTO_INSTALACION = "costo_instalacion"
    COSTO_POR_PUNTO = "costo_por_punto"
    TIEMPO_INSTALACION = "tiempo_instalacion"
    RETIRO_PRODUCTO = "retiro_producto"
    MEGA_ADICIONAL = "mega_adicional"
    SERVICIOS_ADICIONALES = "servicios_adicionales"
    CABLE_EXCEDENTE = "cable_excedente"
    LLAMADAS_POR_TIEMPO = "llamadas_por_tiempo"
    FRANJA_HORARIA = "franja_horaria"
    VELOCIDAD = "velocidad"
    PERMANENCIA = "permanencia"
    PROMOCION = "promocion"

    @property
    def etiqueta(self) -> str:
        """The line of the checklist."""
        return ETIQUETAS[self]


ETIQUETAS: dict[str, str] = {
    Afirmacion.TARIFA: "Tarifa mensual",
    Afirmacion.COSTO_INSTALACION: "Costo de instalación",
    Afirmacion.COSTO_POR_PUNTO: "Costo de instalación por punto solicitado",
    Afirmacion.TIEMPO_INSTALACION: "Tiempo de instalación",
    Afirmacion.RETIRO_PRODUCTO: "Características del retiro de producto (días de anticipación)",
    Afirmacion.MEGA_ADICIONAL: "Tarifa por mega de descarga adicional",
    Afirmacion.SERVICIOS_ADICIONALES: "Servicios adicionales",
    Afirmacion.CABLE_EXCEDENTE: "Cobro de cable excedente",
    Afirmacion.LLAMADAS_POR_TIEMPO: "Llamadas por tiempo",
    Afirmacion.FRANJA_HORARIA: "Tráfico variable de acuerdo a franja horaria",
    Afirmacion.VELOCIDAD: "La velocidad disminuye al término de descargas",
    Afirmacion.PERMANENCIA: "Tiempo de permanencia",
    Afirmacion.PROMOCION: "Promoción",
}

DICEN: dict[str, tuple[str, ...]] = {
    Afirmacion.TARIFA: ("tarifa",),
    Afirmacion.COSTO_INSTALACION: ("costo_instalacion",),
    Afirmacion.COSTO_POR_PUNTO: ("costo_por_punto",),
    Afirmacion.TIEMPO_INSTALACION: ("plazo_instalacion",),
    Afirmacion.RETIRO_PRODUCTO: ("aviso_retiro_dias",),
    Afirmacion.MEGA_ADICIONAL: ("mega_adicional",),
    Afirmacion.SERVICIOS_ADICIONALES: ("producto",),
    Afirmacion.CABLE_EXCEDENTE: ("cable_excedente",),
    Afirmacion.LLAMADAS_POR_TIEMPO: ("producto",),
    Afirmacion.FRANJA_HORARIA: ("tarifa_hn", "tarifa_hr", "tarifa_hsr"),
    Afirmacion.VELOCIDAD: ("plan",),
    Afirmacion.PERMANENCIA: ("permanencia", "cargo_mes_faltante"),
    Afirmacion.PROMOCION: ("promocion",),
}
"""What of an offer each thing tells: said once, it holds until one of these changes."""

# The words of a template that assert each thing; the first are the ones to recommend.
SENIALES = (
    ("TARIFA MENSUAL", Afirmacion.TARIFA),
    ("COSTO POR INSTALACION", Afirmacion.COSTO_INSTALACION),
    ("COSTO DE INSTALACION {", Afirmacion.COSTO_INSTALACION),
    ("COSTO DE INSTALACION:", Afirmacion.COSTO_INSTALACION),
    ("POR PUNTO SOLICITADO", Afirmacion.COSTO_POR_PUNTO),
    ("TIEMPO DE INSTALACION", Afirmacion.TIEMPO_INSTALACION),
    ("RETIRO DE PRODUCTO", Afirmacion.RETIRO_PRODUCTO),
    ("MEGA DE DESCARGA", Afirmacion.MEGA_ADICIONAL),
    ("SERVICIOS ADICIONALES", Afirmacion.SERVICIOS_ADICIONALES),
    ("CABLE EXCEDENTE", Afirmacion.CABLE_EXCEDENTE),
    ("LLAMADAS POR TIEMPO", Afirmacion.LLAMADAS_POR_TIEMPO),
    ("FRANJA HORARIA", Afirmacion.FRANJA_HORARIA),
    ("LA VELOCIDAD DISMINUYE", Afirmacion.VELOCIDAD),
    ("TIEMPO DE PERMANENCIA", Afirmacion.PERMANENCIA),
    ("INFORMO PROMOCION", Afirmacion.PROMOCION),
)


def afirmaciones_de(plantillas: Iterable[str]) -> tuple[Afirmacion, ...]:
    """What the templates of a gloss assert, each once, in the order of the checklist."""
    texto = "\n".join(plantillas)
    return tuple(dict.fromkeys(a for senial, a in SENIALES if senial in texto))


def faltan_informar(
    exigidas: Collection[str], informadas: Collection[str]
) -> tuple[Afirmacion, ...]:
    """Which of the asserted things were not ticked in step 5."""
    return tuple(Afirmacion(a) for a in exigidas if a not in informadas)


def siguen_dichas(
    dichas: Mapping[str, str], antes: Mapping[str, Any], ahora: Mapping[str, Any]
) -> dict[str, str]:
    """Of what was said of one offer, with its instants, what is the same of another."""
    return {
        codigo: instante
        for codigo, instante in dichas.items()
        if all(antes[campo] == ahora[campo] for campo in DICEN[codigo])
    }
