"""The effects that this layer knows how to do."""

from django.conf import settings

from bluecom.pendientes.correo import ENVIAR, enviar, marcar_fallo
from bluecom.pendientes.oficios import manejador

manejador(
    ENVIAR,
    que="un correo",
    si_falla=marcar_fallo,
    en_transaccion=False,
    segundos=settings.SEGUNDOS_DE_CORREO,
)(enviar)
