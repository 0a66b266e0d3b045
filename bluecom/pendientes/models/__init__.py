"""What the system owes: effects to produce, mail to send, notices to show."""

from bluecom.pendientes.models.aviso import Aviso, AvisoQuerySet, Tema
from bluecom.pendientes.models.correo import (
    DETENIBLE,
    SALE_SOLO,
    SALIDO,
    CorreoSaliente,
    EstadoCorreo,
    SucesoDeCorreo,
)
from bluecom.pendientes.models.pendiente import Pendiente, PendienteQuerySet, Situacion

__all__ = [
    "DETENIBLE",
    "SALE_SOLO",
    "SALIDO",
    "Aviso",
    "AvisoQuerySet",
    "CorreoSaliente",
    "EstadoCorreo",
    "Pendiente",
    "PendienteQuerySet",
    "Situacion",
    "SucesoDeCorreo",
    "Tema",
]
