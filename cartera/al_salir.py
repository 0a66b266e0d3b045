"""An account was closed: the extension that stays in its name goes on being its own (4.1)."""

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.cuentas.salidas import al_salir
from cartera.telefonia.extensiones import LAS_TIENEN, extension_de


@al_salir
def decir_su_interno(persona: Usuario, acto: Acto) -> str:
    """Nobody ends it by itself: whose the calls are is decided by who knows since when."""
    if persona.tiene_rol(*LAS_TIENEN):
        return ""
    numero = extension_de(persona, acto.ahora)
    return f"{persona} conserva el interno {numero}: termínelo en «Internos»." if numero else ""
