"""The two deadlines of a sale: the hand-over (10.1) and the correction (11.1)."""

from bluecom.plazos.tipos import Tipo, registrar
from solicitudes.plazos.avisos import avisar_correcciones, avisar_entregas

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
