"""Who may look into what a work list of the month asks, and who is offered for it (III.2)."""

from django.db.models import QuerySet

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.rechazo import Rechazo

SE_ENCARGAN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)


def encargables() -> QuerySet[Usuario]:
    de_verdad = Usuario.objects.filter(rol__in=SE_ENCARGAN, is_active=True, de_prueba=False)
    return de_verdad.order_by(*POR_NOMBRE)


def se_encarga(quien: Usuario) -> bool:
    return quien.tiene_rol(*SE_ENCARGAN) and not quien.de_prueba


def exigir_que_se_encargue(a: Usuario) -> None:
    """Raises ``Rechazo`` for whose business it is not."""
    if not se_encarga(a):
        raise Rechazo("Elija a quien las mira: un supervisor o la Jefatura de Ventas.")


def exigir_que_reparta(acto: Acto) -> None:
    """Raises ``Rechazo`` for who neither takes nor gives any."""
    if not se_encarga(acto.usuario):
        raise Rechazo("Quién las mira lo dicen Supervisión y la Jefatura de Ventas.")
