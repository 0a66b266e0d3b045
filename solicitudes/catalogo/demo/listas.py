"""DEMO short lists of steps 5, 7 and 8."""

from solicitudes.models import CicloFacturacion, Producto, Subcategoria, Suplementario

CICLOS = [("C01", "Ciclo 1 · del 1 al 30 (DEMO)"), ("C15", "Ciclo 15 (DEMO)")]
SUBCATEGORIAS = [
    ("Residencial", "Vivienda"),
    ("Residencial", "Social"),
    ("Comercial", "Negocio"),
    ("Institucional", "Entidad"),
]
DE_TELEFONO = ["TEL_FIJA", "TEL_HSPA", "MULTI", "FULL_HOGAR_INAL"]
SUPLEMENTARIOS = [
    ("IDENTIFICADOR", "Identificador de llamadas"),
    ("TRIPARTITA", "Conferencia tripartita"),
    ("PIN", "PIN"),
]


def cargar_listas() -> None:
    """Create what is missing; what an administrator edited stays as edited."""
    for codigo, nombre in CICLOS:
        CicloFacturacion.objects.get_or_create(codigo=codigo, defaults={"nombre": nombre})
    for orden, (categoria, nombre) in enumerate(SUBCATEGORIAS):
        Subcategoria.objects.get_or_create(
            categoria=categoria, nombre=nombre, defaults={"orden": orden}
        )
    for codigo, nombre in SUPLEMENTARIOS:
        fila, nueva = Suplementario.objects.get_or_create(
            codigo=codigo, defaults={"nombre": nombre}
        )
        if nueva:
            fila.productos.set(Producto.objects.filter(pk__in=DE_TELEFONO))
