"""Annex 2: the pre-established glosses of step 9.1. Pure Python, no Django."""

from solicitudes.glosas.afirmacion import (
    DICEN,
    ETIQUETAS,
    Afirmacion,
    afirmaciones_de,
    faltan_informar,
    siguen_dichas,
)
from solicitudes.glosas.composicion import (
    Glosa,
    afirmaciones,
    componer,
    facturacion_para,
    faltantes,
)
from solicitudes.glosas.contradiccion import Contradiccion, contradicciones
from solicitudes.glosas.correcciones import (
    CORRECCIONES,
    NO_APROBADA,
    Correccion,
    LineaDeHoja,
    hoja_de_correcciones,
)
from solicitudes.glosas.datos_huecos import HUECOS, VALORES_DE_CATALOGO, Hueco
from solicitudes.glosas.datos_literales import LITERALES
from solicitudes.glosas.datos_plantillas import PLANTILLAS
from solicitudes.glosas.datos_productos import (
    PRODUCTOS,
    PROMOCION,
    ProductoDeGlosa,
    nombre_de,
)
from solicitudes.glosas.diferencia import Tramo, diferencia
from solicitudes.glosas.errores import (
    CombinacionImposible,
    DatoDeGlosaInvalido,
    Falta,
    GlosaIncompleta,
    GlosaInvalida,
    GlosaSinInformar,
    PlantillaInvalida,
)
from solicitudes.glosas.muestra import glosa_de_muestra, largo_mayor
from solicitudes.glosas.objeciones import objeciones
from solicitudes.glosas.plantilla import leer_plantilla
from solicitudes.glosas.redaccion import DEL_SISTEMA, VERSION_DEL_SISTEMA, Redaccion

__all__ = [
    "CORRECCIONES",
    "DEL_SISTEMA",
    "DICEN",
    "ETIQUETAS",
    "HUECOS",
    "LITERALES",
    "NO_APROBADA",
    "PLANTILLAS",
    "PRODUCTOS",
    "PROMOCION",
    "VALORES_DE_CATALOGO",
    "VERSION_DEL_SISTEMA",
    "Afirmacion",
    "CombinacionImposible",
    "Contradiccion",
    "Correccion",
    "DatoDeGlosaInvalido",
    "Falta",
    "Glosa",
    "GlosaIncompleta",
    "GlosaInvalida",
    "GlosaSinInformar",
    "Hueco",
    "LineaDeHoja",
    "PlantillaInvalida",
    "ProductoDeGlosa",
    "Redaccion",
    "Tramo",
    "afirmaciones",
    "afirmaciones_de",
    "componer",
    "contradicciones",
    "diferencia",
    "facturacion_para",
    "faltan_informar",
    "faltantes",
    "glosa_de_muestra",
    "hoja_de_correcciones",
    "largo_mayor",
    "leer_plantilla",
    "nombre_de",
    "objeciones",
    "siguen_dichas",
]
