"""Take back what a file said; what somebody recorded by it stays as it was recorded."""

from collections.abc import Callable
from typing import Any

from django.db import models

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.planillas.models import Corrida
from cartera.models import NoLlamar
from cartera.servicios.archivos.no_llamar import SE_DESHIZO, relevar
from cartera.servicios.archivos.novedad import Dicho, cuantos_dice_otro
from cartera.servicios.archivos.vueltas import deber_curas, deshacer_vueltas


def deshacer_dichos(
    modelo: type[Dicho],
) -> Callable[[Corrida, Acto], dict[str, int]]:
    """The undoing of a kind whose rows are facts: what the other files say holds."""

    def deshacer(corrida: Corrida, acto: Acto) -> dict[str, int]:
        filas: models.QuerySet[Any] = modelo._default_manager.filter(corrida=corrida)
        usadas, todas = filas.filter(usado_en__isnull=False).count(), filas.count()
        dichas = cuantos_dice_otro(modelo, corrida)
        filas.delete()
        cuenta = {"deshechas": todas - usadas - dichas, "quedan": usadas}
        if dichas:
            cuenta["dichas_por_otro"] = dichas
        if esperan := deshacer_vueltas(corrida):
            cuenta["esperan_de_nuevo"] = esperan
        deber_curas(corrida, acto)
        _decir(corrida, acto, cuenta)
        return cuenta

    return deshacer


def deshacer_no_llamar(corrida: Corrida, acto: Acto) -> dict[str, int]:
    """Who asked by himself stays on the list by his own row, and who is on another list by that."""
    suyas = NoLlamar.objects.filter(corrida=corrida)
    levantadas = suyas.filter(levantado_por__isnull=False).count()
    quitadas = suyas.vigentes().update(anulado_en=acto.ahora, razon=SE_DESHIZO)
    relevadas = relevar(corrida)
    cuenta = {"deshechas": quitadas - relevadas, "quedan": levantadas + relevadas}
    _decir(corrida, acto, cuenta)
    return cuenta


def _decir(corrida: Corrida, acto: Acto, cuenta: dict[str, int]) -> None:
    anotar(f"archivo:{corrida.pk}", "deshacer_archivo", acto=acto, datos=cuenta)
