"""The effects that a sale owes."""

from bluecom.pendientes.servicios import manejador
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.expediente import cerrar as cierre

manejador(terminos.ENVIAR)(terminos.enviar_terminos)
manejador(terminos.CONCLUIR)(terminos.concluir_por_correo)
manejador(cierre.DEBIDO)(cierre.cerrar_debido)
