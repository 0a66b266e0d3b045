"""The effects that the portfolio owes."""

from bluecom.pendientes.servicios import manejador
from cartera.servicios.pedido import atender_importacion

manejador("cartera:importar")(atender_importacion)
