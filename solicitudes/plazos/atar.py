"""What each transition does to the deadlines of its sale; ``puerta/avanzar.py`` asks it of all."""

from collections.abc import Callable
from datetime import datetime

from bluecom.cuentas.models import Usuario
from bluecom.plazos.servicios import abrir, cerrar, cumplir
from solicitudes.models import Venta
from solicitudes.plazos.tipos import CORRECCION, ENTREGA


def seguir(venta: Venta, transicion: str, *, usuario: Usuario, ahora: datetime) -> None:
    """Before the sale is saved: its deadlines start, are met, or end with their matter."""
    efecto = _AL.get(transicion)
    if efecto is not None:
        efecto(venta, usuario, ahora)


def _empezar_la_entrega(venta: Venta, usuario: Usuario, ahora: datetime) -> None:
    """Once: printing again after a correction never moves the first clock (10.1)."""
    if venta.plazo_entrega_id is None:
        venta.plazo_entrega = abrir(ENTREGA, venta.pk, ahora=ahora)


def _entregar(venta: Venta, usuario: Usuario, ahora: datetime) -> None:
    if venta.plazo_entrega_id is not None:
        venta.plazo_entrega = cumplir(venta.plazo_entrega_id, usuario=usuario, ahora=ahora)


def _empezar_la_correccion(venta: Venta, usuario: Usuario, ahora: datetime) -> None:
    """Each round has its own (11.1)."""
    venta.plazo_correccion = abrir(CORRECCION, venta.pk, ahora=ahora)


def _corregir(venta: Venta, usuario: Usuario, ahora: datetime) -> None:
    if venta.plazo_correccion_id is not None:
        cumplir(venta.plazo_correccion_id, usuario=usuario, ahora=ahora)
        venta.plazo_correccion = None


def _terminar(venta: Venta, usuario: Usuario, ahora: datetime) -> None:
    """Annulled: what it still had to meet is nobody's matter any more."""
    for plazo_id in (venta.plazo_entrega_id, venta.plazo_correccion_id):
        if plazo_id is not None:
            cerrar(plazo_id, usuario=usuario, ahora=ahora)
    venta.plazo_correccion = None


_AL: dict[str, Callable[[Venta, Usuario, datetime], None]] = {
    "imprimir": _empezar_la_entrega,
    "recibir": _entregar,
    "observar": _empezar_la_correccion,
    "reabrir": _empezar_la_correccion,
    "subsanar": _corregir,
    "anular": _terminar,
}
