"""Who has which extension at an instant: what joins a call of the exchange to a person (4.1)."""

from datetime import datetime

from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Extension

LAS_TIENEN = (Rol.ASESOR, Rol.SUPERVISOR)


def quien_tiene(numero: str, instante: datetime) -> Usuario | None:
    """Whoever spoke on that extension at that instant; nobody when it was nobody's."""
    una = Extension.objects.en(instante).filter(numero=numero).select_related("usuario").first()
    return una.usuario if una else None


def extension_de(usuario: Usuario, instante: datetime) -> str:
    """The extension of that person at that instant; empty when there is none."""
    una = Extension.objects.en(instante).filter(usuario=usuario).first()
    return una.numero if una else ""
