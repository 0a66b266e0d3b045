"""The matters that notices of a sale hang from, and what each transition puts an end to."""

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import cerrar_asuntos
from solicitudes.models import Venta

ENTREGAR, REVISAR, CORREGIR = "entregar", "revisar", "corregir"
REABRIR, RETIRAR, TERMINOS = "reabrir", "retirar", "terminos"
"""What somebody has to do about it; whatever else is told of a sale only informs."""
TODO = ""

_TERMINA = {
    "recibir": (ENTREGAR, "la carpeta se recibió"),
    "observar": (REVISAR, "la carpeta volvió con observaciones"),
    "aprobar": (REVISAR, "la carpeta quedó conforme"),
    "subsanar": (CORREGIR, "la carpeta volvió corregida"),
    "reabrir": (REABRIR, "la carpeta se reabrió"),
    "anular": (TODO, "la venta se anuló"),
    "concluir": (TODO, "la venta concluyó"),
}


def asunto(venta: Venta, que: str) -> str:
    """For ``avisar``: its notice is closed by the transition that ends it."""
    return f"venta:{venta.pk}:{que}" if que else f"venta:{venta.pk}"


def terminar(venta: Venta, transicion: str, *, acto: Acto) -> None:
    """Nobody has to open any more what asked for this; ``puerta/avanzar.py`` asks it of all."""
    if termina := _TERMINA.get(transicion):
        que, cierre = termina
        cerrar_asuntos(asunto(venta, que), ahora=acto.ahora, cierre=cierre)
