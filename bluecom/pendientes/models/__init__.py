"""What the system owes: effects to produce, mail to send, notices to show."""

from bluecom.pendientes.models.aviso import Aviso, AvisoQuerySet
from bluecom.pendientes.models.correo import CorreoSaliente, EstadoCorreo
from bluecom.pendientes.models.pendiente import Pendiente, PendienteQuerySet, Situacion

__all__ = [
    "Aviso",
    "AvisoQuerySet",
    "CorreoSaliente",
    "EstadoCorreo",
    "Pendiente",
    "PendienteQuerySet",
    "Situacion",
]
