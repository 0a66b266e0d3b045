"""Who may do what with a sale: used by the machine and by ``visibles_para``.

Each predicate takes the sale and the person. Reading is decided by the QuerySet
vocabulary of ``models/venta.py``; a page outside a role is a 403, a sale outside
one's scope a 404.
"""

from collections.abc import Callable

from bluecom.cuentas.models import Rol, Usuario
from solicitudes.reglas.estados import EN_MANO, SIN_EFECTO, SIN_PAPELES
from solicitudes.reglas.venta import Venta

JEFATURA = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)
LEEN_TODO = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
CONVERSAN = (Rol.ASESOR, *LEEN_TODO)
"""Who reads what was written with a client; only the asesor of the sale writes."""
RETIENEN = (Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
"""Who says that a sale is in dispute, and that it no longer is."""
ABREN_CLIENTES = (Rol.ASESOR, *LEEN_TODO)
"""Who has a client's page: an asesor that of his or her own clients."""
VEN_FOTOS = (Rol.ASESOR, Rol.CANALES_VIRTUALES)
VEN_PANTALLAS = (*VEN_FOTOS, *LEEN_TODO)
"""The screen of a check shows what the systems say, nothing that the client gave."""
Permiso = Callable[[Venta, Usuario], bool]


def es_su_asesor(venta: Venta, usuario: Usuario) -> bool:
    """The asesor who has the sale now."""
    return usuario.tiene_rol(Rol.ASESOR) and venta.asesor_id == usuario.pk


def es_de_canales_virtuales(venta: Venta, usuario: Usuario) -> bool:
    """Canales Virtuales, and never somebody whose sale it once was."""
    return usuario.tiene_rol(Rol.CANALES_VIRTUALES) and not venta.fue_de(usuario)


def puede_descartar(venta: Venta, usuario: Usuario) -> bool:
    """Its asesor, the floor, or the system when a reservation expires."""
    return (
        es_su_asesor(venta, usuario) or usuario.tiene_rol(*JEFATURA) or usuario.rol == Rol.SISTEMA
    )


def puede_anular(venta: Venta, usuario: Usuario) -> bool:
    """Before the hand-over its asesor or the floor."""
    return es_su_asesor(venta, usuario) or usuario.tiene_rol(*JEFATURA)


def puede_anular_entregada(venta: Venta, usuario: Usuario) -> bool:
    """After the hand-over Canales Virtuales or the Jefe de Ventas."""
    return es_de_canales_virtuales(venta, usuario) or usuario.tiene_rol(Rol.JEFE_VENTAS)


def releva_revisiones(venta: Venta, usuario: Usuario) -> bool:
    """Who answers for Canales Virtuales takes a folder from who has it."""
    return usuario.tiene_rol(Rol.JEFE_SERVICIO)


def confirma_reapertura(venta: Venta, usuario: Usuario) -> bool:
    """The second person of a re-opening."""
    return usuario.tiene_rol(Rol.JEFE_SERVICIO)


def decide_retiros(venta: Venta, usuario: Usuario) -> bool:
    """The second person of taking a visit back."""
    return usuario.tiene_rol(Rol.JEFE_SERVICIO)


def confirma_instalacion(venta: Venta, usuario: Usuario) -> bool:
    """Canales Virtuales, or who decides the re-opening that held it."""
    return es_de_canales_virtuales(venta, usuario) or confirma_reapertura(venta, usuario)


def concluye(venta: Venta, usuario: Usuario) -> bool:
    """The system when the mail server accepted the terms, or Canales Virtuales."""
    return usuario.rol == Rol.SISTEMA or es_de_canales_virtuales(venta, usuario)


def cierra_tareas(venta: Venta, usuario: Usuario) -> bool:
    """Whoever types in Smartflex for it, or answers for who does."""
    return es_su_asesor(venta, usuario) or usuario.tiene_rol(Rol.CANALES_VIRTUALES, *JEFATURA)


def puede_reasignar(venta: Venta, usuario: Usuario) -> bool:
    return usuario.tiene_rol(*JEFATURA)


def puede_corregir_nombre(venta: Venta, usuario: Usuario) -> bool:
    """Its asesor while the client is in hand, and the floor until the papers name him."""
    if venta.estado in EN_MANO:
        return es_su_asesor(venta, usuario) or usuario.tiene_rol(*JEFATURA)
    return venta.estado in SIN_PAPELES and usuario.tiene_rol(*JEFATURA)


def ve_fotos(venta: Venta, usuario: Usuario) -> bool:
    """C.I. photos, letter and dossier: the owning asesor and Canales Virtuales only."""
    return es_su_asesor(venta, usuario) or (
        usuario.tiene_rol(Rol.CANALES_VIRTUALES) and venta.a_la_vista_de_canales
    )


def reimprime(venta: Venta, usuario: Usuario) -> bool:
    """A paper again: whoever opens the folder, while the sale stands."""
    return ve_fotos(venta, usuario) and venta.estado not in SIN_EFECTO


def ve_pantallas(venta: Venta, usuario: Usuario) -> bool:
    """The screen looked at in steps 2 and 3: also the floor, which answers for its refusals."""
    return ve_fotos(venta, usuario) or usuario.tiene_rol(*LEEN_TODO)
