"""The effects that the portfolio owes."""

from bluecom.pendientes.oficios import manejador
from cartera.servicios.pedido import abandonar_importacion, atender_importacion

manejador("cartera:importar", que="un archivo de cartera", si_falla=abandonar_importacion)(
    atender_importacion
)
