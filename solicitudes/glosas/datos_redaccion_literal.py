"""The annex's own wording with slots in its blanks, for who asks for it uncorrected.

Amounts, months, names and phones come from the sale here too; only the wording is the
annex's. Derived from the 21 literal texts, one blank after another.
"""

from solicitudes.glosas.datos_literales import LITERALES, Fila

# In this order: each blank of Annex 2 and the slot that fills it.
_BLANCOS = (
    ("GPON, MSAM, ", "[{tecnologia}, ]"),
    ("CASA DE 2 PISOS PUERTAS ETC.....", "{vivienda}[ {caracteristicas}] "),
    ("REFERENCIA N°.", "REFERENCIA N° {referencia}."),
    ("REFERENCIA NO.", "REFERENCIA NO. {referencia}."),
    ("PASAR EN PREGUNTAR POR , ", "PASAR EN {pasar_en} PREGUNTAR POR {preguntar_por}, "),
    ("PASAR EN PREGUNTAR POR ", "PASAR EN {pasar_en} PREGUNTAR POR {preguntar_por} "),
    ("AL TELEFONO N°", "AL TELEFONO N° {telefono_factura}"),
    ("AL N° DE TELEFONO", "AL N° DE TELEFONO {telefono_factura}"),
    ("MENSUAL BS.....-", "MENSUAL {tarifa}"),
    ("INSTALACION BS. 200.-", "INSTALACION {costo_instalacion}"),
    ("COSTO DE INSTALACION BS.-", "COSTO DE INSTALACION {costo_instalacion}"),
    ("POR PUNTO SOLICITADO.-", "POR PUNTO SOLICITADO {costo_por_punto}"),
    ("POR PUNTO SOLICITADO,", "POR PUNTO SOLICITADO {costo_por_punto},"),
    ("BS. 0,20", "{mega_adicional}"),
    ("HN-BS. 0,50 HR-BS 0,375 HSR-BS,025", "HN-{tarifa_hn} HR-{tarifa_hr} HSR-{tarifa_hsr}"),
    ("12 MESES", "{permanencia}"),
    ("30 DIAS", "{aviso_retiro_dias}"),
    ('CAMPO "OBSERVACIONES": ', ""),
    ('PROMOCION "....."', 'PROMOCION "{promocion}"'),
    ("INSTALACIÓN:.....", "INSTALACIÓN: {costo_instalacion}"),
    ("TARIFA MENSUAL, TIEMPO", "TARIFA MENSUAL {tarifa}, TIEMPO"),
    ("PERMANENCIA A SOLICITUD", "PERMANENCIA {permanencia} A SOLICITUD"),
    (
        "TITULAR, (O TERCERO) REGISTRO DE NOMBRE DEL SOLICITANTE",
        "{titular_o_tercero}, {solicitante}",
    ),
)


def _con_huecos(literal: str) -> str:
    for blanco, hueco in _BLANCOS:
        literal = literal.replace(blanco, hueco)
    return literal


PLANTILLAS_LITERALES: dict[Fila, str] = {
    fila: _con_huecos(literal) for fila, literal in LITERALES.items()
}
