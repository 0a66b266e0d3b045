"""The Smartflex sheet as shipped: an order to confirm with COMTECO and edit in the admin."""

from solicitudes.models import CampoSmartflex

CLIENTE, PRODUCTO, OBSERVACIONES = "Gestión de Productos", "Datos del producto", "Observaciones"
CAMPOS = [
    (7, CLIENTE, "Código de cliente", "codigo_cliente"),
    (7, CLIENTE, "Tipo de solicitud", "tipo"),
    (7, CLIENTE, "Modalidad", "modalidad"),
    (7, CLIENTE, "Dirección de cobro", "direccion_cobro"),
    (7, CLIENTE, "Ciclo de facturación", "ciclo"),
    (8, PRODUCTO, "Categoría", "categoria"),
    (8, PRODUCTO, "Subcategoría", "subcategoria"),
    (8, PRODUCTO, "Dirección de instalación", "direccion"),
    (8, PRODUCTO, "Observaciones de la dirección", "direccion_observaciones"),
    (8, PRODUCTO, "Ubicación rural", "rural"),
    (8, PRODUCTO, "Plan comercial", "plan"),
    (8, PRODUCTO, "Acceso", "acceso"),
    (8, PRODUCTO, "Equipo", "equipo"),
    (8, PRODUCTO, "Servicios suplementarios", "suplementarios"),
    (9, OBSERVACIONES, "Observaciones", "glosa"),
]


def cargar_campos_smartflex() -> None:
    """Create what is missing; what an administrator edited stays as edited."""
    for orden, (paso, pantalla, etiqueta, origen) in enumerate(CAMPOS, start=1):
        CampoSmartflex.objects.get_or_create(
            paso=paso,
            origen=origen,
            defaults={"orden": orden * 10, "pantalla": pantalla, "etiqueta": etiqueta},
        )
