"""Who may do what with a sale: used by the machine and by ``visibles_para``.

Each predicate takes the sale and the person; both are typed ``Any``, because the machine's
library knows no models. Reading is decided by the QuerySet
vocabulary of ``models/venta.py``; a page outside a role is a 403, a sale outside
one's scope a 404.
"""

from typing import Any

from bluecom.cuentas.models import Rol

JEFATURA = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)
LEEN_TODO = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
VEN_FOTOS = (Rol.ASESOR, Rol.CANALES_VIRTUALES)


def es_su_asesor(venta: Any, usuario: Any) -> bool:
    """The asesor who has the sale now."""
    return bool(usuario.tiene_rol(Rol.ASESOR) and venta.asesor_id == usuario.pk)


def es_de_canales_virtuales(venta: Any, usuario: Any) -> bool:
    """Canales Virtuales, and never somebody whose sale it once was."""
    return usuario.tiene_rol(Rol.CANALES_VIRTUALES) and not venta.fue_de(usuario)


def puede_descartar(venta: Any, usuario: Any) -> bool:
    """Its asesor, the floor, or the system when a reservation expires."""
    return (
        es_su_asesor(venta, usuario) or usuario.tiene_rol(*JEFATURA) or usuario.rol == Rol.SISTEMA
    )


def puede_anular(venta: Any, usuario: Any) -> bool:
    """Before the hand-over its asesor or the floor."""
    return es_su_asesor(venta, usuario) or usuario.tiene_rol(*JEFATURA)


def puede_anular_entregada(venta: Any, usuario: Any) -> bool:
    """After the hand-over Canales Virtuales or the Jefe de Ventas."""
    return es_de_canales_virtuales(venta, usuario) or usuario.tiene_rol(Rol.JEFE_VENTAS)


def confirma_reapertura(venta: Any, usuario: Any) -> bool:
    """The second person of a re-opening."""
    return bool(usuario.tiene_rol(Rol.JEFE_SERVICIO))


def concluye(venta: Any, usuario: Any) -> bool:
    """The system when the mail server accepted the terms, or Canales Virtuales."""
    return usuario.rol == Rol.SISTEMA or es_de_canales_virtuales(venta, usuario)


def puede_reasignar(venta: Any, usuario: Any) -> bool:
    return bool(usuario.tiene_rol(*JEFATURA))


def ve_fotos(venta: Any, usuario: Any) -> bool:
    """C.I. photos, letter and dossier: the owning asesor and Canales Virtuales only."""
    return es_su_asesor(venta, usuario) or (
        usuario.tiene_rol(Rol.CANALES_VIRTUALES) and venta.a_la_vista_de_canales
    )
