"""Each day's anchor: made of what the day added alone, and checked from the first to the last."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import connection, transaction

from bluecom.bitacora.models import Ancla, Evento
from bluecom.bolivia.fechas import LA_PAZ

_ESPERA = "3s"
"""Longer than any act takes; past it somebody else's turn comes first, and the next hour ours."""


def anclar(dia: date) -> Ancla:
    """Freeze the tips that moved up to the end of ``dia``, local, once for each day.

    Nobody may be in the middle of an act meanwhile: an event with a lower number that was
    committed later would be missing from its anchor.
    """
    hecha = Ancla.objects.filter(dia=dia).first()
    if hecha is not None:
        return hecha
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{_ESPERA}'")
            cursor.execute("LOCK TABLE bitacora_evento IN SHARE MODE")
        previa = Ancla.objects.filter(dia__lt=dia).order_by("-dia").first()
        hasta = _ultimo_del(dia) or (previa.hasta if previa else 0)
        puntas = _puntas(previa.hasta if previa else 0, hasta)
        ancla, _ = Ancla.objects.get_or_create(
            dia=dia,
            defaults={"cadenas": len(puntas), "hasta": hasta, "hash": _huella(previa, puntas)},
        )
    return ancla


def verificar_anclas() -> Iterator[str]:
    """Name each anchor that does not hold what its day added, in Spanish."""
    previa: Ancla | None = None
    for ancla in Ancla.objects.order_by("dia"):
        if ancla.hasta:
            puntas = _puntas(previa.hasta if previa else 0, ancla.hasta)
            if ancla.hash != _huella(previa, puntas):
                yield f"El ancla del {ancla.dia:%d/%m/%Y} no coincide con los eventos de ese día."
        previa = ancla


def _ultimo_del(dia: date) -> int | None:
    fin = datetime.combine(dia + timedelta(days=1), time(), LA_PAZ)
    return (
        Evento.objects.filter(instante__lt=fin).order_by("-pk").values_list("pk", flat=True).first()
    )


def _puntas(despues_de: int, hasta: int) -> list[tuple[str, str]]:
    tramo = Evento.objects.filter(pk__gt=despues_de, pk__lte=hasta)
    ultimos = tramo.order_by("cadena", "-n").distinct("cadena")
    return list(ultimos.values_list("cadena", "hash"))


def _huella(previa: Ancla | None, puntas: list[tuple[str, str]]) -> str:
    dicho = json.dumps([previa.hash if previa else "", puntas], ensure_ascii=False)
    return hashlib.sha256(dicho.encode()).hexdigest()
