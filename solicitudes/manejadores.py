"""The effects that a sale owes."""

from bluecom.pendientes.oficios import manejador
from cartera.servicios.archivos.vueltas import CURAR
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.expediente import cerrar as cierre
from solicitudes.mesa.curas import devolver_curados

manejador(terminos.ENVIAR, que="el correo de términos de una venta")(terminos.enviar_terminos)
manejador(terminos.CONCLUIR, que="la conclusión de una venta")(terminos.concluir_por_correo)
manejador(CURAR, que="los clientes que un archivo dice que ya no esperan")(devolver_curados)
manejador(cierre.DEBIDO, que="el expediente de una venta")(cierre.cerrar_debido)
