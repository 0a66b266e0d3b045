"""What ``procedimiento.py`` does not say: sentences without a screen, and places."""

OTRAS_FRASES: dict[int, dict[str, str]] = {
    6: {
        "6.2": "Envía su número de celular para que el cliente envíe vía Whats app lo siguiente: "
        "Fotografía de su C.I.; Carta de solicitud del servicio […]; Firma del solicitante",
    },
}

TABLA_III_1 = (
    ("Solicitud de Servicios Corporativos", "1 original, 1 copia"),
    ("Contrato de Suministro del Servicio", "1 original, 1 copia"),
    ("Contrato de Comodato", "1 original, 1 copia"),
)

ANEXO_1 = {
    "1": "LA PAZ - 2020 ENTRE LANZA Y ANTEZANA",
    "2": "LA PAZ - 2030 ESQUINA LANZA",
    "3": "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA EDIFICIO ELIAS PISO 5 DEPTO B",
    "4": "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA CONDOMINIO HORIZONTES BLOQUE I PISO 4 DEPTO A",
    "5a": "25 DE MAYO - 0073 ENTRE JORDAN Y SUCRE. OBSERVACIONES: DENTRO DEL PASAJE ALDUNATE "
    "LADO NORTE CASETA 73.....",
    "5b": "QUILLA - 0563 ENTRE ILLAPA Y PACHAMAMA. OBSERVACIONES: PARQUE LINCOLN, ACERA NORTE.",
    "6": "INNOMINADA - 1512 ZONA PUCARA BARRIO EL PORVENIR",
}

LUGARES: dict[str, tuple[str, ...]] = {
    "I.f": ("bluecom.interfaz.definiciones:DEFINICIONES", "bluecom.interfaz.definiciones:explicar"),
    "1.1": (
        "cartera.servicios.importar:importar_cartera",
        "cartera.models:Cartera",
        "solicitudes.reglas.guardas:solo_tiene_linea_fija",
    ),
    "1.2": (
        "cartera.servicios.cola:tomar_siguiente",
        "solicitudes.finales.siguiente:tomar",
        "solicitudes.reglas.guardas:servicios_confirmados",
    ),
    "2.1": (
        "solicitudes.reglas.guardas:sin_impedimentos",
        "solicitudes.finales.servicio:descartar",
    ),
    "3.1": ("solicitudes.models:Verificacion",),
    "3.2": (
        "solicitudes.reglas.guardas:con_capacidad",
        "solicitudes.reglas.guardas:oferta_con_capacidad",
    ),
    "4.1": (
        "cartera.servicios.llamadas:registrar_llamada",
        "solicitudes.reglas.guardas:llamada_efectiva_de_esta_toma",
    ),
    "4.2": (
        "solicitudes.reglas.condiciones:Condiciones",
        "solicitudes.reglas.guardas:oferta_elegida",
    ),
    "5.1": (
        "solicitudes.reglas.listas:PASOS_A_SEGUIR",
        "solicitudes.reglas.guardas:pasos_explicados",
    ),
    "6.1": ("solicitudes.conversacion.pedidos",),
    "6.2": (
        "solicitudes.pasos.p06_documentos.servicio:recibir_archivo",
        "solicitudes.papeles.emision:emitir_carta",
    ),
    "6.3": (
        "solicitudes.reglas.listas:ITEMS_6_3",
        "solicitudes.reglas.guardas:ci_vigente",
        "solicitudes.models:ProrrogaDeCI",
    ),
    "6.4": ("documentos.servicios.dosier:dosier", "solicitudes.papeles.vistas:dosier"),
    "7.1": ("solicitudes.models:Registro", "solicitudes.reglas.guardas:tipo_digitado"),
    "7.2": ("solicitudes.models:CicloFacturacion", "solicitudes.reglas.guardas:cobro_registrado"),
    "8.1": ("solicitudes.direcciones", "solicitudes.reglas.guardas:direccion_segun_anexo_1"),
    "8.2": (
        "solicitudes.models:EstructuraProducto",
        "solicitudes.reglas.guardas:componentes_segun_estructura",
    ),
    "9.1": ("solicitudes.glosas", "solicitudes.reglas.glosa:componer"),
    "10.1": (
        "documentos.servicios.dosier:dosier",
        "solicitudes.plazos.atar:seguir",
    ),
    "11.1": (
        "solicitudes.reglas.flujo:FlujoVenta.recibir",
        "solicitudes.reglas.flujo:FlujoVenta.observar",
        "solicitudes.reglas.flujo:FlujoVenta.subsanar",
        "solicitudes.reglas.flujo:FlujoVenta.aprobar",
        "solicitudes.canales.revision.servicio",
    ),
    "11.2": (
        "solicitudes.reglas.flujo:FlujoVenta.confirmar_instalacion",
        "solicitudes.reglas.flujo:FlujoVenta.concluir",
        "solicitudes.canales.instalacion.servicio:registrar_instalacion",
        "solicitudes.canales.terminos.servicio",
        "solicitudes.canales.terminos.por_whatsapp",
    ),
    "III.1": ("documentos.tipos:TABLA_III", "documentos.servicios.dosier:dosier"),
    "III.2": ("indicadores.ficha:FICHA", "indicadores.formula"),
    "Anexo 1": ("solicitudes.direcciones:analizar", "solicitudes.direcciones:componer"),
    "Anexo 2": ("solicitudes.glosas:LITERALES", "solicitudes.glosas:componer"),
}
