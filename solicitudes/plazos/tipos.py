"""The deadlines of a sale: the hand-over (10.1), the review and the correction (11.1)."""

from bluecom.plazos.tipos import Tipo, registrar, tipos
from solicitudes.plazos.avisos import avisar_correcciones, avisar_entregas, avisar_revisiones

ENTREGA = registrar(
    Tipo(
        codigo="entrega",
        nombre="Entrega de la carpeta (10.1)",
        ejemplo="Una carpeta impresa",
        cadena="venta",
        avisar=avisar_entregas,
        horas=24,
        horas_de_aviso=2,
    )
)
CORRECCION = registrar(
    Tipo(
        codigo="correccion",
        nombre="Corrección de lo observado (11.1)",
        ejemplo="Una carpeta devuelta con observaciones",
        cadena="venta",
        avisar=avisar_correcciones,
        horas=24,
        horas_de_aviso=2,
    )
)
REVISION = registrar(
    Tipo(
        codigo="revision",
        nombre="Revisión de la carpeta recibida (11.1)",
        ejemplo="Una carpeta recibida",
        cadena="venta",
        avisar=avisar_revisiones,
        horas=24,
        horas_de_aviso=4,
        horas_supervisor=None,
        horas_jefe_servicio=4,
        horas_jefe_ventas=24,
    )
)
"""Its jefe is the one who gives a review to somebody else; the floor has nothing to do about it."""


def de_una_venta() -> list[str]:
    """The kinds that bound a sale, by their codes."""
    return [tipo.codigo for tipo in tipos() if tipo.cadena == "venta"]
