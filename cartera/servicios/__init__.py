"""What the sale and the screens may ask of the portfolio."""

from cartera.servicios.cierre import Desenlace, cerrar, soltar
from cartera.servicios.cola import (
    contactos_vencidos,
    renovar_reserva,
    tomar_siguiente,
)
from cartera.servicios.llamadas import deshacer_llamada, registrar_llamada

__all__ = [
    "Desenlace",
    "cerrar",
    "contactos_vencidos",
    "deshacer_llamada",
    "registrar_llamada",
    "renovar_reserva",
    "soltar",
    "tomar_siguiente",
]
