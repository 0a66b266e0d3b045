"""Which slots a template of Annex 2 must have, and where (9.1)."""

from collections.abc import Iterator

from solicitudes.glosas.afirmacion import SENIALES, Afirmacion, afirmaciones_de
from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.datos_productos import (
    FILA_DE_PROMOCION,
    INDEPENDIENTE,
    NOMBRE_DE_TECNOLOGIA,
    PRODUCTOS,
    SIN_MODALIDAD,
)
from solicitudes.glosas.plantilla import Plantilla

_DEL_PASO_9 = {
    "tecnologia": "el paso 9.1 pide la tecnología",
    "ubicacion": "el paso 9.1 pide la ubicación",
    "vivienda": "el paso 9.1 pide las características del domicilio",
    "caracteristicas": "el paso 9.1 pide las características del domicilio",
    "referencia": "el paso 9.1 pide los teléfonos del cliente",
}
_DE_LA_PROMOCION = {
    "promocion": "es el nombre de la promoción",
    "costo_instalacion": "la promoción dice su costo de instalación",
    "tarifa": "la promoción dice su tarifa mensual",
    "permanencia": "la promoción dice su tiempo de permanencia",
    "titular_o_tercero": "la promoción dice quién la solicita",
    "solicitante": "la promoción dice quién la solicita",
}
_TARIFA = {"tarifa": "toda glosa dice la tarifa que se informó"}
_AL_TELEFONO = {"telefono_factura": "se factura a ese teléfono"}
_A_VECES = {"tecnologia", "ubicacion", "caracteristicas"}
APARTE = {"adicional": "se agrega solo, al final", "pisos": "lo escribe {vivienda}"}
_SE_INFORMA = {
    "tarifa": Afirmacion.TARIFA,
    "costo_instalacion": Afirmacion.COSTO_INSTALACION,
    "costo_por_punto": Afirmacion.COSTO_POR_PUNTO,
    "aviso_retiro_dias": Afirmacion.RETIRO_PRODUCTO,
    "mega_adicional": Afirmacion.MEGA_ADICIONAL,
    "servicios_adicionales": Afirmacion.SERVICIOS_ADICIONALES,
    "cable_excedente": Afirmacion.CABLE_EXCEDENTE,
    "tarifa_hn": Afirmacion.FRANJA_HORARIA,
    "tarifa_hr": Afirmacion.FRANJA_HORARIA,
    "tarifa_hsr": Afirmacion.FRANJA_HORARIA,
    "permanencia": Afirmacion.PERMANENCIA,
    "promocion": Afirmacion.PROMOCION,
}


def huecos_exigidos(fila: Fila) -> dict[str, str]:
    """Slot → why no template of this row goes without it."""
    if fila == FILA_DE_PROMOCION:
        return _DE_LA_PROMOCION
    ficha = PRODUCTOS[fila[0]]
    del_paso = dict(_DEL_PASO_9) if ficha.necesita_visita else {}
    if not NOMBRE_DE_TECNOLOGIA.keys() & set(ficha.tecnologias):
        del_paso.pop("tecnologia", None)
    propia = fila[1] in (INDEPENDIENTE, SIN_MODALIDAD)
    return del_paso | _TARIFA | ({} if propia else _AL_TELEFONO)


def objeciones_de_huecos(fila: Fila, plantilla: Plantilla, texto: str) -> Iterator[str]:
    """Slots that lack, that stand where they can be left out, or that do not go here."""
    for hueco, razon in huecos_exigidos(fila).items():
        if hueco not in plantilla.huecos:
            yield f"Falta el hueco {{{hueco}}}: {razon}."
        elif hueco not in plantilla.obligatorios and hueco not in _A_VECES:
            yield f"Saque {{{hueco}}} de los corchetes, donde podría faltar: {razon}."
    for hueco, razon in APARTE.items():
        if hueco in plantilla.huecos:
            yield f"Quite el hueco {{{hueco}}}: {razon}."
    yield from _sin_decir_que_se_informo(plantilla, texto)


def _sin_decir_que_se_informo(plantilla: Plantilla, texto: str) -> Iterator[str]:
    """By its words the checklist of step 5 knows what the gloss asserts."""
    dichas = afirmaciones_de([texto])
    calladas = {_SE_INFORMA[h]: h for h in plantilla.huecos if h in _SE_INFORMA}
    for afirmacion, hueco in calladas.items():
        if afirmacion not in dichas:
            palabras = next(s for s, a in SENIALES if a is afirmacion)
            yield (
                f"Junto a {{{hueco}}} escriba «{palabras}»: por esas palabras se marca en el "
                "paso 5 que se informó."
            )
