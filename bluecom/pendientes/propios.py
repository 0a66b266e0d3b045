"""For a command that goes on only when what it owes is done, beside living workers or without."""

import time

from django.db.models import Q
from django.db.models.functions import Now

from bluecom.pendientes.models import Pendiente, PendienteQuerySet, Situacion
from bluecom.pendientes.servicios import atender_ahora

_PAUSA = 0.1
_VUELTAS = 3
"""Times that an effect which failed is tried again at once."""


def atender_propios(propios: Q) -> None:
    """Do the owed effects that match, and wait for those that somebody holds.

    Only these are hurried: all others keep the time of their next try. What still fails after
    a few tries stays owed, for the caller to notice.
    """
    suyos = Pendiente.objects.filter(propios, situacion=Situacion.DEBIDO)
    for _ in range(_VUELTAS):
        _hacer_o_esperar(suyos)
        if not suyos.exists():
            return
        suyos.filter(arrendado_hasta=None).update(proximo_en=Now())


def _hacer_o_esperar(suyos: PendienteQuerySet) -> None:
    """Until none is due and nobody holds any: what one does may owe the next."""
    arrendado = Q(arrendado_hasta__gte=Now())
    libres = suyos.exclude(arrendado).filter(proximo_en__lte=Now())
    while True:
        claves = list(libres.values_list("clave", flat=True))
        if not claves and not suyos.filter(arrendado).exists():
            return
        if not any(atender_ahora(clave) for clave in claves):
            time.sleep(_PAUSA)
