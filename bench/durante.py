"""The queue's page while a portfolio is being loaded, beside a process that only spends processor.

Two processes on two cores slow each other whatever they do: so the reference is the same page
beside as much work without a database. What is left is what the load keeps from the page.
"""

import multiprocessing
import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connections

from bench import base
from bench.medida import Medida
from bench.navegador import entrar
from bluecom.cuentas.models import Rol

_AL_MENOS, _COMO_MUCHO = 5, 200
_META = 1 / 1.5


def medir(cargar: Callable[[], None]) -> Medida:
    """Median of the wait for a page."""
    asesor = base.persona(Rol.ASESOR)
    cliente = entrar(asesor)

    def pedir() -> float:
        inicio = time.perf_counter()
        assert cliente.get("/cola/", secure=True).status_code == 200
        return (time.perf_counter() - inicio) * 1000

    pedir()
    cargando = _mientras(cargar, pedir)
    gastando = _mientras(_gastar, pedir, hasta=len(cargando))
    return Medida(
        "cola durante una carga",
        statistics.median(cargando),
        statistics.median(gastando),
        _META,
        notas={"páginas pedidas": f"{len(cargando)}, la más lenta {max(cargando):.0f} ms"},
        condiciones=len(cargando) >= _AL_MENOS,
    )


def _mientras(hacer: Callable[[], None], pedir: Callable[[], float], hasta: int = 0) -> list[float]:
    """The waits for a page while another process works; that one is ended after ``hasta``."""
    connections.close_all()
    otro: Any = multiprocessing.get_context("fork").Process(target=hacer, daemon=True)
    otro.start()
    esperas: list[float] = []
    try:
        while otro.is_alive() and len(esperas) < (hasta or _COMO_MUCHO):
            esperas.append(pedir())
        if not hasta:
            otro.join()
            assert otro.exitcode == 0, "La carga no terminó bien."
    finally:
        otro.kill()
        otro.join()
    return esperas


def _gastar() -> None:
    """Until it is ended."""
    while True:
        sum(range(10_000))
