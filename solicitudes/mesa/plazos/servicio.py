"""What a supervisor or a jefe does to a deadline of a sale, while nobody else changes it."""

from collections.abc import Callable

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.plazos import servicios
from bluecom.plazos.models import Plazo
from bluecom.rechazo import Rechazo
from solicitudes.models import Motivo
from solicitudes.plazos.tipos import de_una_venta
from solicitudes.puerta.avanzar import bloquear


def pausar(venta_id: int, plazo_id: int, *, acto: Acto, motivo: Motivo) -> None:
    """From now on, never from before (10.1)."""
    _sobre(
        venta_id,
        plazo_id,
        acto,
        lambda plazo: servicios.pausar(plazo, acto=acto, motivo=motivo.codigo),
    )


def reanudar(venta_id: int, plazo_id: int, *, acto: Acto) -> None:
    """The clock runs again, with the time that was left."""
    _sobre(venta_id, plazo_id, acto, lambda plazo: servicios.reanudar(plazo, acto=acto))


def incumplir(venta_id: int, plazo_id: int, *, acto: Acto, motivo: Motivo) -> None:
    """The folder can never be whole: nobody is told again, and it counts as late (10.1)."""
    _sobre(
        venta_id,
        plazo_id,
        acto,
        lambda plazo: servicios.incumplir(plazo, acto=acto, motivo=motivo.codigo),
    )


def aclarar(venta_id: int, plazo_id: int, *, acto: Acto, a_tiempo: bool, razon: str) -> None:
    """Received before it was printed: a jefe says whether it was in time."""
    _sobre(
        venta_id,
        plazo_id,
        acto,
        lambda plazo: servicios.aclarar(plazo, acto=acto, a_tiempo=a_tiempo, razon=razon),
    )


def _sobre(venta_id: int, plazo_id: int, acto: Acto, hacer: Callable[[int], object]) -> None:
    with transaction.atomic():
        bloquear(venta_id, acto=acto)
        suyos = Plazo.objects.filter(tipo__in=de_una_venta(), objeto_id=venta_id)
        if not suyos.filter(pk=plazo_id).exists():
            raise Rechazo("Ese plazo no es de esta venta.")
        hacer(plazo_id)
