"""What each transition does to the deadlines of its sale; ``puerta/avanzar.py`` asks it of all."""

from collections.abc import Callable

from bluecom.cuentas.acto import Acto
from bluecom.plazos.servicios import abrir, cerrar, cumplir
from solicitudes.models import Venta
from solicitudes.plazos.avisos import pedir_aclaracion
from solicitudes.plazos.tipos import CORRECCION, ENTREGA, REVISION
from solicitudes.plazos.visita import acordar_visita


def seguir(venta: Venta, transicion: str, *, acto: Acto) -> None:
    """Before the sale is saved: its deadlines start, are met, or end with their matter."""
    efecto = _AL.get(transicion)
    if efecto is not None:
        efecto(venta, acto)


def _empezar_la_entrega(venta: Venta, acto: Acto) -> None:
    """Once: printing again after a correction never moves the first clock (10.1).

    Nobody waits for the folder of a practice.
    """
    if venta.plazo_entrega_id is None and not venta.de_practica:
        venta.plazo_entrega = abrir(ENTREGA, venta.pk, ahora=acto.ahora)


def _entregar(venta: Venta, acto: Acto) -> None:
    if venta.plazo_entrega_id is not None:
        venta.plazo_entrega = cumplir(venta.plazo_entrega_id, acto=acto)
        if venta.plazo_entrega.por_aclarar:
            pedir_aclaracion(venta, ahora=acto.ahora)
    _empezar_la_revision(venta, acto)


def _empezar_la_revision(venta: Venta, acto: Acto) -> None:
    """Each time that Canales Virtuales has the folder to look at (11.1)."""
    venta.plazo_revision = abrir(REVISION, venta.pk, ahora=acto.ahora)


def _revisar(venta: Venta, acto: Acto) -> None:
    if venta.plazo_revision_id is not None:
        cumplir(venta.plazo_revision_id, acto=acto)
        venta.plazo_revision = None


def _empezar_la_correccion(venta: Venta, acto: Acto) -> None:
    """Each round has its own (11.1)."""
    _revisar(venta, acto)
    venta.plazo_correccion = abrir(CORRECCION, venta.pk, ahora=acto.ahora)


def _corregir(venta: Venta, acto: Acto) -> None:
    if venta.plazo_correccion_id is not None:
        cumplir(venta.plazo_correccion_id, acto=acto)
        venta.plazo_correccion = None
    _empezar_la_revision(venta, acto)


def _terminar(venta: Venta, acto: Acto) -> None:
    """Annulled: what it still had to meet is nobody's matter any more."""
    for plazo_id in (venta.plazo_entrega_id, venta.plazo_correccion_id, venta.plazo_revision_id):
        if plazo_id is not None:
            cerrar(plazo_id, acto=acto)
    venta.plazo_correccion = venta.plazo_revision = None
    acordar_visita(venta, None, acto=acto, hubo=False)


_AL: dict[str, Callable[[Venta, Acto], None]] = {
    "imprimir": _empezar_la_entrega,
    "recibir": _entregar,
    "observar": _empezar_la_correccion,
    "aprobar": _revisar,
    "reabrir": _empezar_la_correccion,
    "subsanar": _corregir,
    "anular": _terminar,
}
