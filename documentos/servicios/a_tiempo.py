"""Step 10: the paper that a page needs now, without keeping its person waiting."""

from collections.abc import Sequence
from time import monotonic

from django.conf import settings

from bluecom.pendientes.servicios import atender_ahora
from documentos.models import Documento
from documentos.servicios.emision import PRODUCIR


def producir_a_tiempo(documentos: Sequence[Documento]) -> bool:
    """Make the owed ones in this request, by the worker's own leased rows, within a budget.

    ``SEGUNDOS_EN_LA_PAGINA`` bounds when a paper is begun, not one that was; a cold renderer
    is started and waited for no longer. ``False``: somebody makes them, ask again.
    """
    from documentos.papel import motor

    hasta = monotonic() + settings.SEGUNDOS_EN_LA_PAGINA
    pendientes = _debidos(documentos)
    for pk in pendientes:
        queda = hasta - monotonic()
        if not motor.disponible(queda) or queda <= 0:
            break
        atender_ahora(f"{PRODUCIR}:{pk}")
    for documento in documentos:
        if documento.pk in pendientes:
            documento.refresh_from_db()
    return not (pendientes and _debidos(documentos))


def _debidos(documentos: Sequence[Documento]) -> list[int]:
    """Those without a file, each contract with the general conditions it names."""
    ids = [d.pk for d in documentos]
    ids += [d.datos["anexo"]["id"] for d in documentos if d.datos.get("anexo")]
    filas = Documento.objects.filter(pk__in=ids, archivo="").order_by("numero")
    return list(filas.values_list("pk", flat=True))
