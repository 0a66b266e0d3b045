"""Who reads the log, and of whose business."""

from bluecom.bitacora.vocabulario import Ambito, Cosa, cosas
from bluecom.cuentas.models import Rol, Usuario

AMBITOS: dict[str, frozenset[Ambito]] = {
    Rol.ADMINISTRADOR: frozenset({Ambito.PERSONAS, Ambito.CATALOGO}),
    Rol.SUPERVISOR: frozenset({Ambito.VENTAS}),
    Rol.JEFE_VENTAS: frozenset(Ambito),
    Rol.JEFE_SERVICIO: frozenset(Ambito),
}
"""The administration has no client: what was done to a sale is not its business."""

LEEN_MIRADAS = (Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
"""Who reads who looked at a photo, a letter or a folder: those who answer for what clients gave.

They see none of it by that, and who may look at them is not who watches the looking.
"""


def cosas_de(usuario: Usuario) -> list[Cosa]:
    """The kinds of things whose acts this person reads."""
    suyos = AMBITOS.get(usuario.rol, frozenset())
    return [cosa for cosa in cosas() if cosa.ambito in suyos]
