"""Clients who wait for a cure or for capacity: called back into the queue by a person (1.2).

Without anybody's act each returns by himself on his day: the queue hands out whoever is due.
"""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from cartera.errores import EsperaRechazada
from cartera.models import ContactoCartera, Situacion
from cartera.servicios.reintento import devolver_a_la_cola


def volver_a_la_cola(contactos: Collection[int], *, por: str, acto: Acto) -> int:
    """These clients are due at once; who was taken meanwhile stays in that hand.

    ``por``: the code of what they waited for, for the log. Returns how many; raises
    ``EsperaRechazada`` when none waits any more.
    """
    vueltos = devolver_a_quienes_esperan(contactos, por=por, acto=acto)
    if not vueltos:
        raise EsperaRechazada("Nadie espera ya por eso: ya volvieron a la cola.")
    return len(vueltos)


def devolver_a_quienes_esperan(
    contactos: Collection[int], *, por: str, acto: Acto
) -> dict[int, datetime | None]:
    """Those of these who still wait are due at once; each with the day that he waited for."""
    with transaction.atomic():
        esperan = ContactoCartera.objects.filter(pk__in=contactos, situacion=Situacion.ESPERA)
        # in one order, so that two acts at once wait for each other instead of failing
        filas = list(
            esperan.order_by("pk")
            .select_for_update(of=("self",))
            .values_list("pk", "cartera_id", "proximo_en")
        )
        suyos = ContactoCartera.objects.filter(pk__in=[pk for pk, *_ in filas])
        devolver_a_la_cola(suyos, ahora=acto.ahora)
        de_cada_una = Counter(cartera for _, cartera, _ in filas)
        for cartera_id, cuantos in sorted(de_cada_una.items()):
            datos = {"por": por, "cuantos": cuantos}
            anotar(f"cartera:{cartera_id}", "volver_a_la_cola", acto=acto, datos=datos)
    return {pk: proximo_en for pk, _, proximo_en in filas}
