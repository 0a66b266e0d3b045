"""One process that starts the others, starts again what died, and stops them all."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Protocol

from bluecom.embebido import procesos
from bluecom.embebido.errores import ErrorEmbebido

CAIDAS = 5
"""Deaths within ``VENTANA`` after which starting it again helps nobody."""
VENTANA = 60.0
_PACIENCIA = 15.0
"""Seconds that a process gets to finish what it has in hand."""


class Vigilado(Protocol):
    """What the supervisor keeps alive."""

    nombre: str

    @property
    def registro(self) -> Path: ...
    def lanzar(self) -> None: ...
    def vive(self) -> bool: ...


@dataclass
class Hijo:
    """A Python process of ours, out of the terminal's group; it dies if this one is killed."""

    nombre: str
    orden: tuple[str, ...]
    registro: Path
    entorno: dict[str, str] = field(default_factory=dict)
    proceso: "subprocess.Popen[bytes] | None" = None

    def lanzar(self) -> None:
        """Start it; what an earlier one left behind would hold its port or its tasks."""
        self._matar_lo_que_quede()
        with self.registro.open("ab") as salida:
            self.proceso = subprocess.Popen(
                [sys.executable, *self.orden],
                stdin=subprocess.DEVNULL,
                stdout=salida,
                stderr=salida,
                env={"PYTHONUNBUFFERED": "1", **self.entorno, **os.environ},
                preexec_fn=procesos.morir_con_el_padre(signal.SIGTERM),
            )

    def vive(self) -> bool:
        return self.proceso is not None and self.proceso.poll() is None

    def despedir(self) -> None:
        """Ask it to finish what it has in hand."""
        if self.proceso and self.vive():
            self.proceso.terminate()

    def esperar(self, segundos: float) -> None:
        """Wait that long, then insist; nothing of its group is left running."""
        if self.proceso:
            with suppress(subprocess.TimeoutExpired):
                self.proceso.wait(segundos)
            self._matar_lo_que_quede()

    def _matar_lo_que_quede(self) -> None:
        if self.proceso:
            with suppress(ProcessLookupError):
                os.killpg(self.proceso.pid, signal.SIGKILL)
            self.proceso.wait()


@dataclass
class _Historia:
    """When it died lately, and from when on it may be started again."""

    caidas: list[float] = field(default_factory=list)
    desde: float = 0.0
    caido: bool = False


@dataclass
class Supervisor:
    """Processes by name: our own children, each with its log in ``registros``, and servers."""

    registros: Path
    decir: Callable[[str], object] = print
    turno: Callable[[], AbstractContextManager[None]] = nullcontext
    """Held while something is started again: another command may be starting the same."""
    hijos: dict[str, Hijo] = field(default_factory=dict)
    servidores: "list[Vigilado]" = field(default_factory=list)
    parar: threading.Event = field(default_factory=threading.Event)
    _historias: dict[str, _Historia] = field(default_factory=dict)

    def escuchar_senales(self) -> None:
        """Take Ctrl-C, SIGTERM and a closed terminal as the wish to stop."""
        for senial in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(senial, self._al_recibir)

    def _al_recibir(self, _senial: int, _marco: FrameType | None) -> None:
        self.parar.set()

    def lanzar(self, nombre: str, *orden: str, **entorno: str) -> None:
        """Start a child with these variables where the environment does not set them."""
        hijo = Hijo(nombre, orden, self.registros / f"{nombre}.log", entorno)
        self.hijos[nombre] = hijo
        hijo.lanzar()

    def ejecutar(self, nombre: str, *orden: str) -> bool:
        """Run a child to its end; ``False`` when told to stop before."""
        hijo = Hijo(nombre, orden, self.registros / f"{nombre}.log")
        hijo.lanzar()
        while hijo.vive():
            if self.parar.wait(0.1):
                hijo.despedir()
                hijo.esperar(_PACIENCIA)
                return False
        if hijo.proceso and hijo.proceso.returncode:
            raise _termino(hijo)
        return True

    def esperar_hasta(self, responde: Callable[[], bool], limite: float) -> bool:
        """Wait for the first answer; ``False`` when told to stop before."""
        fin = time.monotonic() + limite
        while not responde():
            for vigilado in self._vigilados():
                if not vigilado.vive():
                    raise _termino(vigilado)
            if time.monotonic() > fin:
                raise ErrorEmbebido(
                    f"El sistema no respondió en {limite:.0f} segundos. Vea {self.registros}."
                )
            if self.parar.wait(0.2):
                return False
        return True

    def vigilar(self) -> None:
        """Return when told to stop; raise when something dies again and again."""
        while not self.parar.wait(0.5):
            for vigilado in self._vigilados():
                self._atender(vigilado)

    def _vigilados(self) -> "list[Vigilado]":
        return [*self.servidores, *self.hijos.values()]

    def _atender(self, vigilado: Vigilado) -> None:
        """Start it again: at once the first time, then after 1, 2… seconds."""
        historia = self._historias.setdefault(vigilado.nombre, _Historia())
        ahora = time.monotonic()
        if vigilado.vive():
            historia.caido = False
        elif not historia.caido:
            self._anotar_caida(vigilado, historia, ahora)
        if historia.caido and ahora >= historia.desde:
            historia.caido = False
            with self.turno():
                vigilado.lanzar()

    def _anotar_caida(self, vigilado: Vigilado, historia: _Historia, ahora: float) -> None:
        recientes = [caida for caida in historia.caidas if ahora - caida < VENTANA]
        historia.caidas, historia.caido = [*recientes, ahora], True
        if len(historia.caidas) >= CAIDAS:
            raise _termino(vigilado)
        historia.desde = ahora + (2 ** (len(recientes) - 1) if recientes else 0)
        self.decir(
            f"{time.strftime('%H:%M:%S')} «{vigilado.nombre}» terminó solo y se inicia de nuevo "
            f"(el motivo está en {vigilado.registro})."
        )

    def detener(self) -> None:
        """Ask every child to finish, then insist; nothing of ours is left running."""
        for hijo in self.hijos.values():
            hijo.despedir()
        fin = time.monotonic() + _PACIENCIA
        for hijo in self.hijos.values():
            hijo.esperar(max(0.1, fin - time.monotonic()))


def _termino(vigilado: Vigilado) -> ErrorEmbebido:
    return ErrorEmbebido(
        f"El proceso «{vigilado.nombre}» terminó solo. El motivo está en {vigilado.registro}."
    )
