"""Signs of life of workers and of beat, written to the database by each of them.

A thread of the process writes them, so that one that is frozen or killed falls silent; it has
its connection for a moment only, since the process may fork at any time.
"""

import logging
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.db.models.functions import Now

from bluecom.operacion.models import Clase, Latido

registro = logging.getLogger(__name__)


def latir(nombre: str, clase: Clase) -> None:
    """Write one sign of life."""
    Latido.objects.bulk_create(
        [Latido(nombre=nombre, clase=clase, visto_en=Now())],
        update_conflicts=True,
        unique_fields=["nombre"],
        update_fields=["clase", "visto_en"],
    )


def despedir(nombre: str) -> None:
    """Who stops in order is not missed."""
    Latido.objects.filter(nombre=nombre).delete()


class Pulso:
    """The thread that beats for one process while ``vivo()`` says that it works."""

    def __init__(self, nombre: str, clase: Clase, vivo: Callable[[], bool] = lambda: True) -> None:
        self.nombre, self.clase, self.vivo = nombre, clase, vivo
        self._parar = threading.Event()
        self._hilo = threading.Thread(target=self._latir, name="pulso", daemon=True)

    def empezar(self) -> None:
        self._hilo.start()

    def terminar(self) -> None:
        """Stop, and take the row away."""
        self._parar.set()
        self._hilo.join(5)
        self._intentar(lambda: despedir(self.nombre))

    def _latir(self) -> None:
        while True:
            if self.vivo():
                self._intentar(lambda: latir(self.nombre, self.clase))
            if self._parar.wait(settings.PERIODO_LATIDO):
                return

    def _intentar(self, escribir: Callable[[], None]) -> None:
        """A database that does not answer is seen elsewhere; the thread outlives it."""
        try:
            escribir()
        except Error as error:
            registro.warning("No se pudo anotar el latido: %s", type(error).__name__)
        finally:
            connection.close()


class PulsoDelReloj(Pulso):
    """Beat's: it falls silent when beat's own round stands still, thread or no thread."""

    def __init__(self) -> None:
        super().__init__(f"beat@{socket.gethostname()}", Clase.RELOJ, self._anda)
        self._ultima_vuelta = time.monotonic()

    def vuelta(self) -> None:
        """Beat looked at its schedule."""
        self._ultima_vuelta = time.monotonic()

    def _anda(self) -> bool:
        quieto = time.monotonic() - self._ultima_vuelta
        return quieto < Latido.silencio_maximo().total_seconds()


_del_trabajador: Pulso | None = None


def empezar_trabajador(sender: Any, **_: Any) -> None:
    """Celery's ``worker_ready``, sent anew with each connection; ``sender`` is its consumer."""
    global _del_trabajador
    if _del_trabajador is not None:
        return
    _del_trabajador = Pulso(str(sender.hostname), Clase.TRABAJADOR)
    _del_trabajador.empezar()


def terminar_trabajador(**_: Any) -> None:
    """Celery's ``worker_shutdown``, which a killed worker never reaches."""
    if _del_trabajador is not None:
        _del_trabajador.terminar()
