"""Ask a port, and wait for it no longer than a client on the line would."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from typing import Generic, TypeVar

from django.conf import settings
from django.db import connection

from bluecom.integraciones.errores import SistemaNoResponde

T = TypeVar("T")
A_LA_VEZ = 4
"""Questions of one process that a hung system may hold; further ones are not even asked."""

_puestos: dict[str, BoundedSemaphore] = {}
_registro = logging.getLogger(__name__)


@dataclass(frozen=True)
class Respuesta(Generic[T]):
    """``dicho`` is ``None`` when a person has to look; ``callado``: nothing came.

    ``sin_preguntar``: it was not even asked, since too many wait for it.
    """

    sistema: str
    dicho: T | None = None
    callado: bool = False
    sin_preguntar: bool = False


def preguntar(sistema: str, pregunta: Callable[[], T | None]) -> Respuesta[T]:
    """The answer within ``SEGUNDOS_DE_CONSULTA``, or that the system did not answer.

    Asked in a thread of its own, since nothing else ends the wait for an adapter that blocks;
    ``pregunta`` therefore touches no database. Whatever an adapter raises is logged: a fault
    of another system never ends the sale of this one.
    """
    puesto = _puestos.setdefault(sistema, BoundedSemaphore(A_LA_VEZ))
    if not puesto.acquire(blocking=False):
        _registro.warning("%s: %d preguntas sin respuesta; no se hace otra", sistema, A_LA_VEZ)
        return Respuesta(sistema, callado=True, sin_preguntar=True)
    buzon: SimpleQueue[Respuesta[T]] = SimpleQueue()

    def preguntada() -> None:
        try:
            buzon.put(_responder(sistema, pregunta))
        finally:
            puesto.release()

    Thread(target=preguntada, name=f"pregunta a {sistema}", daemon=True).start()
    try:
        return buzon.get(timeout=settings.SEGUNDOS_DE_CONSULTA)
    except Empty:
        _registro.warning("%s no respondió en %s s", sistema, settings.SEGUNDOS_DE_CONSULTA)
        return Respuesta(sistema, callado=True)


def escuchar(sistema: str, pregunta: Callable[[], T], contar: Callable[[T], None]) -> None:
    """Wait for what an adapter says later, which no page waits for; then tell it, once.

    In a thread of its own, which may die with this process: who reads what was to be told must
    not depend on it. ``contar`` may use the database: its connection is given back.
    """

    def esperada() -> None:
        try:
            contar(pregunta())
        except Exception:
            _registro.exception("No se supo qué dijo después %s", sistema)
        finally:
            connection.close()

    Thread(target=esperada, name=f"lo que diga {sistema}", daemon=True).start()


def _responder(sistema: str, pregunta: Callable[[], T | None]) -> Respuesta[T]:
    try:
        return Respuesta(sistema, pregunta())
    except SistemaNoResponde as error:
        _registro.warning("%s no respondió: %s", sistema, error)
    except Exception:
        _registro.exception("El adaptador de %s falló", sistema)
    return Respuesta(sistema, callado=True)
