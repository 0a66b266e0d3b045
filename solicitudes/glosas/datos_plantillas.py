"""The 21 render templates: corrected wording, and the annex's own wording, with named slots.

Grammar (see ``plantilla``): ``{hueco}`` is a slot; ``[...]`` is written only when every
slot inside it has a value.
"""

from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.datos_productos import (
    AL_TELEFONO,
    CONJUNTA,
    INDEPENDIENTE,
    PROMOCION,
    SIN_MODALIDAD,
)

_CASA = (
    "[{tecnologia}, ][{ubicacion}, ]{vivienda}[, {caracteristicas}]. "
    "REFERENCIA N° {referencia}. PASAR EN {pasar_en}, PREGUNTAR POR {preguntar_por}. "
)
_PROPIA = "CLIENTE SOLICITA FACTURA INDEPENDIENTE, SE INFORMO TARIFA MENSUAL {tarifa}"
_TELEFONO = (
    "CLIENTE SOLICITA PRODUCTO FACTURADO AL TELEFONO N° {telefono_factura}, "
    "SE INFORMO TARIFA MENSUAL {tarifa}"
)
_CONJUNTA = (
    "CLIENTE SOLICITA FACTURA CONJUNTA AL TELEFONO N° {telefono_factura}, "
    "SE INFORMO TARIFA MENSUAL {tarifa}"
)
_RETIRO = (
    ", TIEMPO DE INSTALACION Y CARACTERISTICAS DEL RETIRO DE PRODUCTO "
    "({aviso_retiro_dias} DE ANTICIPACION)."
)
_COSTO = " Y COSTO POR INSTALACION {costo_instalacion}" + _RETIRO
_PUNTO = " Y COSTO DE INSTALACION POR PUNTO SOLICITADO {costo_por_punto}[ ({puntos})]" + _RETIRO
_DTH = " Y COSTO DE INSTALACION {costo_instalacion}" + _RETIRO
_FIJA = (
    ", SERVICIOS ADICIONALES[ ({servicios_adicionales})], COSTO DE INSTALACION "
    "{costo_instalacion}, TIEMPO DE INSTALACION Y COBRO DE CABLE EXCEDENTE[ {cable_excedente}]."
)
_MEGA = (
    " Y TARIFA POR MEGA DE DESCARGA ADICIONAL ({mega_adicional} POR MEGA), "
    "TIEMPO DE PERMANENCIA {permanencia}."
)
_FRANJA = (
    ", LLAMADAS POR TIEMPO, TRAFICO VARIABLE DE ACUERDO A FRANJA HORARIA "
    "(HN-{tarifa_hn} HR-{tarifa_hr} HSR-{tarifa_hsr})"
)
_HSPA = _FRANJA + ", TIEMPO DE PERMANENCIA {permanencia}."
_FULL = _FRANJA + (
    ", EN EL SERVICIO DE INTERNET LA VELOCIDAD DISMINUYE AL TERMINO DE DESCARGAS "
    "(DE ACUERDO AL PLAN) Y TIEMPO DE PERMANENCIA {permanencia}."
)

PLANTILLAS: dict[Fila, str] = {
    ("ADSL", INDEPENDIENTE): _CASA + _PROPIA + _COSTO,
    ("ADSL", AL_TELEFONO): _CASA + _TELEFONO + _COSTO,
    ("INET_INAL", INDEPENDIENTE): _PROPIA + _MEGA,
    ("INET_INAL", AL_TELEFONO): _TELEFONO + _MEGA,
    ("FTTH_GPON", INDEPENDIENTE): _CASA + _PROPIA + _COSTO,
    ("FTTH_GPON", AL_TELEFONO): _CASA + _TELEFONO + _COSTO,
    ("TV_HFC", INDEPENDIENTE): _CASA + _PROPIA + _PUNTO,
    ("TV_HFC", AL_TELEFONO): _CASA + _TELEFONO + _PUNTO,
    ("TV_DTH", INDEPENDIENTE): _CASA + _PROPIA + _DTH,
    ("TV_DTH", AL_TELEFONO): _CASA + _TELEFONO + _DTH,
    ("TEL_FIJA", SIN_MODALIDAD): _CASA + "SE INFORMO TARIFA MENSUAL {tarifa}" + _FIJA,
    ("TEL_FIJA", AL_TELEFONO): _CASA + _TELEFONO + _FIJA,
    ("TEL_HSPA", INDEPENDIENTE): _PROPIA + _HSPA,
    ("TEL_HSPA", CONJUNTA): _CONJUNTA + _HSPA,
    ("DUO", INDEPENDIENTE): _CASA + _PROPIA + _COSTO,
    ("DUO", AL_TELEFONO): _CASA + _TELEFONO + _COSTO,
    ("MULTI", INDEPENDIENTE): _CASA + _PROPIA + _COSTO,
    ("MULTI", AL_TELEFONO): _CASA + _TELEFONO + _COSTO,
    ("FULL_HOGAR_INAL", INDEPENDIENTE): _PROPIA + _FULL,
    ("FULL_HOGAR_INAL", CONJUNTA): _CONJUNTA + _FULL,
    (PROMOCION, SIN_MODALIDAD): (
        'SE INFORMO PROMOCION "{promocion}", COSTO DE INSTALACION: {costo_instalacion}, '
        "TARIFA MENSUAL {tarifa}, TIEMPO DE PERMANENCIA {permanencia}, "
        "A SOLICITUD DEL {titular_o_tercero}: {solicitante}."
    ),
}
