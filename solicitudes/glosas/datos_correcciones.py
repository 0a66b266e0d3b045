"""Code, annex's wording, corrected wording, reason. The rows concerned follow from the texts."""

_COHERENCIA = (
    "Las condiciones salen de la oferta aceptada por el cliente, no de un texto fijo: la carta "
    "(6.2) y la glosa dicen lo mismo."
)

TABLA: tuple[tuple[str, str, str, str], ...] = (
    (
        "HSR_025",
        "HSR-BS,025",
        "HSR-{tarifa_hsr}",
        "Coma mal puesta: 0,25 según la hoja pública de tarifas de COMTECO de febrero de 2015.",
    ),
    ("HR_SIN_PUNTO", "HR-BS 0,375", "HR-{tarifa_hr}", "Falta el punto de «BS.»."),
    ("HN_CATALOGO", "HN-BS. 0,50", "HN-{tarifa_hn}", _COHERENCIA),
    ("MEGA_CATALOGO", "(BS. 0,20 POR MEGA)", "({mega_adicional} POR MEGA)", _COHERENCIA),
    ("COSTO_200", "INSTALACION BS. 200.-", "INSTALACION {costo_instalacion}", _COHERENCIA),
    ("PERMANENCIA_12", "PERMANENCIA 12 MESES", "PERMANENCIA {permanencia}", _COHERENCIA),
    ("AVISO_30", "(30 DIAS DE", "({aviso_retiro_dias} DE", _COHERENCIA),
    ("REFERENCIA_NO", "REFERENCIA NO.", "REFERENCIA N° {referencia}.", "«NO.» se lee como «no»."),
    (
        "REFERENCIA_NUMERO",
        "REFERENCIA N°.",
        "REFERENCIA N° {referencia}.",
        "El teléfono va antes del punto.",
    ),
    (
        "VIVIENDA",
        "CASA DE 2 PISOS PUERTAS ETC.....",
        "{vivienda}[, {caracteristicas}].",
        "Es un ejemplo: va lo que caracteriza al domicilio del cliente (9.1).",
    ),
    (
        "UBICACION",
        "CASA DE 2 PISOS",
        "[{ubicacion}, ]{vivienda}",
        "El paso 9.1 pide la ubicación y el texto no le da lugar.",
    ),
    (
        "PASAR_PREGUNTAR",
        "PASAR EN PREGUNTAR POR",
        "PASAR EN {pasar_en}, PREGUNTAR POR {preguntar_por}.",
        "Faltan el horario, la persona y los signos que los separan.",
    ),
    (
        "PREGUNTAR_POR_COMA",
        "PREGUNTAR POR , SE INFORMO",
        "PREGUNTAR POR {preguntar_por}. SE INFORMO",
        "Coma suelta donde va el nombre de la persona.",
    ),
    (
        "GPON_O_MSAM",
        "GPON, MSAM, CASA",
        "[{tecnologia}, ][{ubicacion}, ]{vivienda}",
        "Se escribe una sola: GPON con fibra, MSAM con cobre; con coaxial o satélite, ninguna.",
    ),
    (
        "TECNOLOGIA_AGREGADA",
        "CASA DE 2 PISOS",
        "[{tecnologia}, ][{ubicacion}, ]{vivienda}",
        "El paso 9.1 pide la tecnología: por cobre se escribe MSAM, como en las demás filas.",
    ),
    (
        "PUNTO_FINAL",
        "DE ANTICIPACION)",
        "DE ANTICIPACION).",
        "El texto se cierra con punto, porque puede seguirle la promoción.",
    ),
    (
        "TARIFA_EN_BLANCO",
        "TARIFA MENSUAL BS.....-",
        "TARIFA MENSUAL {tarifa}",
        "Espacio en blanco: va la tarifa de la oferta.",
    ),
    ("COMA_SEPARADA", "BS.....- ,", "{tarifa},", "Espacio de más antes de la coma."),
    (
        "PUNTO_GUION_COMA",
        "POR PUNTO SOLICITADO.-,",
        "POR PUNTO SOLICITADO {costo_por_punto}[ ({puntos})],",
        "«.-,» es el resto de un monto: se escribe el monto por punto.",
    ),
    (
        "PUNTO_SIN_MONTO",
        "POR PUNTO SOLICITADO,",
        "POR PUNTO SOLICITADO {costo_por_punto}[ ({puntos})],",
        "Falta el monto por punto, que la otra fila sí prevé.",
    ),
    (
        "COSTO_EN_BLANCO",
        "COSTO DE INSTALACION BS.-",
        "COSTO DE INSTALACION {costo_instalacion},",
        "Espacio en blanco y coma que falta o sobra: va el costo de la oferta.",
    ),
    (
        "TIEMPO_DE_INSTALACION",
        "COSTO DE INSTALACION BS.- Y CARACTERISTICAS",
        "TIEMPO DE INSTALACION Y CARACTERISTICAS",
        "Falta TIEMPO DE INSTALACION, que la fila anterior sí dice.",
    ),
    (
        "SERVICIOS_ADICIONALES",
        "SERVICIOS ADICIONALES,",
        "SERVICIOS ADICIONALES[ ({servicios_adicionales})],",
        "Se nombran los servicios pedidos.",
    ),
    (
        "CABLE_EXCEDENTE",
        "CABLE EXCEDENTE.",
        "CABLE EXCEDENTE[ {cable_excedente}].",
        "Se escribe el monto cuando la oferta lo tiene.",
    ),
    (
        "AL_N_DE_TELEFONO",
        "FACTURADO AL N° DE TELEFONO,",
        "FACTURADO AL TELEFONO N° {telefono_factura},",
        "Las demás filas escriben AL TELEFONO N°, y falta el número.",
    ),
    (
        "TELEFONO_FACTURA",
        "AL TELEFONO N°,",
        "AL TELEFONO N° {telefono_factura},",
        "Falta el número al que se factura.",
    ),
    (
        "COMA_PERMANENCIA",
        ") TIEMPO DE PERMANENCIA",
        "), TIEMPO DE PERMANENCIA",
        "Falta la coma antes de TIEMPO DE PERMANENCIA.",
    ),
    ("COMA_FINAL", "12 MESES,", "{permanencia}.", "La coma final no separa nada: va un punto."),
    (
        "CAMPO_OBSERVACIONES",
        'CAMPO "OBSERVACIONES": SE INFORMO',
        "SE INFORMO",
        "Es la instrucción de dónde se digita, no parte del texto.",
    ),
    (
        "PROMOCION_EN_BLANCO",
        'PROMOCION "....."',
        'PROMOCION "{promocion}"',
        "Espacio en blanco: va el nombre de la promoción.",
    ),
    (
        "PROMOCION_COSTO",
        "COSTO DE INSTALACIÓN:.....",
        "COSTO DE INSTALACION: {costo_instalacion}",
        "Espacio en blanco, y acento que ninguna otra glosa lleva.",
    ),
    (
        "PROMOCION_TARIFA",
        "TARIFA MENSUAL, TIEMPO",
        "TARIFA MENSUAL {tarifa}, TIEMPO",
        "Falta el monto de la tarifa.",
    ),
    (
        "PROMOCION_PERMANENCIA",
        "TIEMPO DE PERMANENCIA A SOLICITUD",
        "TIEMPO DE PERMANENCIA {permanencia}, A SOLICITUD",
        "Faltan los meses de permanencia y la coma.",
    ),
    (
        "PROMOCION_SOLICITANTE",
        "TITULAR, (O TERCERO) REGISTRO DE NOMBRE DEL SOLICITANTE",
        "{titular_o_tercero}: {solicitante}.",
        "Es la instrucción de elegir titular o tercero y escribir su nombre.",
    ),
)
