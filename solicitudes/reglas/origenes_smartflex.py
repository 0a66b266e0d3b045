"""The data of a sale that Smartflex asks for in steps 7, 8 and 9: code → name."""

ORIGENES = {
    "codigo_cliente": "Código del cliente",
    "documento": "C.I. o NIT",
    "tipo": "Solicitud tipo (7.1)",
    "modalidad": "Modalidad",
    "direccion_cobro": "Dirección de cobro (7.2)",
    "ciclo": "Ciclo de facturación (7.2)",
    "categoria": "Categoría (8)",
    "subcategoria": "Subcategoría (8)",
    "direccion": "Dirección de instalación (8.1)",
    "direccion_observaciones": "Observaciones de la dirección (8.1)",
    "rural": "Ubicación rural (8.1)",
    "plan": "Plan comercial (8.2)",
    "acceso": "Acceso (8.2)",
    "equipo": "Equipo (8.2)",
    "puntos": "Puntos (8.2)",
    "suplementarios": "Servicios suplementarios (8.2)",
    "glosa": "Observaciones (9.1)",
}
