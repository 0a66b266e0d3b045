"""The sweep: each mark that has come is told once, however many beats run."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from bluecom.plazos.models import Plazo
from bluecom.plazos.servicios import programar
from bluecom.plazos.tipos import Marcado

registro = logging.getLogger(__name__)


def barrer(*, ahora: datetime, simular: bool = False) -> list[str]:
    """Tell the marks that have come; return what was told. With ``simular`` nothing is written.

    A row taken by another sweep, or by whoever is meeting it, is left to them. Nothing to tell
    costs one question to a partial index.
    """
    with transaction.atomic():
        textos = [
            texto
            for suyos in _por_tipo(_tomados(ahora)).values()
            for texto in _avisar(suyos, ahora)
        ]
        if simular:
            transaction.set_rollback(True)
    return textos


def _tomados(ahora: datetime) -> Iterable[Plazo]:
    return (
        Plazo.objects.con_marca(ahora)
        .select_related("politica")
        .select_for_update(skip_locked=True, of=("self",))
        .order_by("proximo_aviso_en", "pk")
    )


def _por_tipo(plazos: Iterable[Plazo]) -> dict[str, list[Plazo]]:
    grupos: dict[str, list[Plazo]] = {}
    for plazo in plazos:
        grupos.setdefault(plazo.tipo, []).append(plazo)
    return grupos


def _avisar(plazos: list[Plazo], ahora: datetime) -> list[str]:
    """One kind whole, or not at all: what fails in one does not stop the others."""
    definicion = plazos[0].definicion
    try:
        with transaction.atomic():
            marcados = [_avanzar(plazo, ahora) for plazo in plazos]
            textos = definicion.avisar(marcados, ahora)
            Plazo.objects.bulk_update(plazos, ["ultima_marca", "proximo_aviso_en"])
    except Exception:
        registro.exception("Nadie avisó de %s plazos: %s", len(plazos), definicion.codigo)
        return []
    return textos


def _avanzar(plazo: Plazo, ahora: datetime) -> Marcado:
    """The last mark that has come: late, the ones before it have nothing left to say.

    Whoever should have heard one of those hears this one.
    """
    escala, antes = plazo.politica.escala, plazo.ultima_marca
    while plazo.proximo_aviso_en is not None and plazo.proximo_aviso_en <= ahora:
        plazo.ultima_marca = escala.siguiente(plazo.ultima_marca)
        programar(plazo)
    assert plazo.ultima_marca is not None  # the sweep took it because a mark had come
    return Marcado(plazo, plazo.ultima_marca, escala.oyen(antes, plazo.ultima_marca))
