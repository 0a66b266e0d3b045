"""The effects that this layer knows how to do."""

from bluecom.pendientes.correo import enviar, marcar_fallo
from bluecom.pendientes.servicios import manejador

manejador("correo:enviar", si_falla=marcar_fallo)(enviar)
