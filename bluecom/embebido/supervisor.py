"""One process that starts the others, forwards the stop and leaves when one of them dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from bluecom.embebido import procesos
from bluecom.embebido.errores import ErrorEmbebido

_PACIENCIA = 15.0
"""Seconds that a process gets to finish what it has in hand."""


@dataclass
class Supervisor:
    """Children by name, each with its own log under ``registros``."""

    registros: Path
    hijos: "dict[str, subprocess.Popen[bytes]]" = field(default_factory=dict)
    parar: threading.Event = field(default_factory=threading.Event)

    def escuchar_senales(self) -> None:
        """Take Ctrl-C, SIGTERM and a closed terminal as the wish to stop."""
        for senial in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(senial, self._al_recibir)

    def _al_recibir(self, _senial: int, _marco: FrameType | None) -> None:
        self.parar.set()

    def lanzar(self, nombre: str, *orden: str) -> None:
        """Start a child out of the terminal's group; it dies if this process is killed."""
        with (self.registros / f"{nombre}.log").open("ab") as salida:
            self.hijos[nombre] = subprocess.Popen(
                [sys.executable, "-m", *orden],
                stdin=subprocess.DEVNULL,
                stdout=salida,
                stderr=salida,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
                preexec_fn=procesos.morir_con_el_padre(signal.SIGTERM),
            )

    def esperar_hasta(self, responde: Callable[[], bool], limite: float) -> bool:
        """Wait for the first answer; ``False`` when told to stop before."""
        fin = time.monotonic() + limite
        while not responde():
            self.comprobar_vivos()
            if time.monotonic() > fin:
                raise ErrorEmbebido(
                    f"El sistema no respondió en {limite:.0f} segundos. Vea {self.registros}."
                )
            if self.parar.wait(0.2):
                return False
        return True

    def vigilar(self) -> None:
        """Return when told to stop; raise as soon as a child has died."""
        while not self.parar.wait(0.5):
            self.comprobar_vivos()

    def comprobar_vivos(self) -> None:
        for nombre, hijo in self.hijos.items():
            if hijo.poll() is not None:
                raise ErrorEmbebido(
                    f"El proceso «{nombre}» terminó solo (código {hijo.returncode}). "
                    f"El motivo está en {self.registros / nombre}.log."
                )

    def detener(self) -> None:
        """Ask every child to finish, then insist; nothing of ours is left running."""
        for hijo in self.hijos.values():
            if hijo.poll() is None:
                hijo.terminate()
        fin = time.monotonic() + _PACIENCIA
        for hijo in self.hijos.values():
            try:
                hijo.wait(max(0.1, fin - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(hijo.pid, signal.SIGKILL)
                hijo.wait()
