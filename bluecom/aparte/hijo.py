"""The door to a child process that may be killed: started when needed, replaced when it ends."""

import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from bluecom.aparte.protocolo import CABECERA, ENCARGO, LISTO, SIN_MEMORIA, Limites

Respuesta = tuple[bytes, bytes]
"""A letter of the protocol and what comes with it."""
SEGUNDOS_PARA_EMPEZAR = 60.0
SEGUNDOS_PARA_IRSE = 1.0
RAIZ = Path(__file__).resolve().parents[2]


class Causa(Enum):
    """Why a child ended in the middle of its errand."""

    TIEMPO = auto()
    MEMORIA = auto()
    AJENA = auto()


class Interrumpido(Exception):
    """The child ended before it answered."""

    def __init__(self, causa: Causa) -> None:
        """Keep the cause for who words it."""
        super().__init__(causa.name)
        self.causa = causa


class Hijo:
    """One child of this very process: a fork never shares its parent's."""

    def __init__(
        self, modulo: str, *, encargos: int, entorno: dict[str, str] | None = None
    ) -> None:
        """``encargos`` is after how many a new child takes over; nothing starts yet."""
        self.modulo, self.encargos, self.entorno = modulo, encargos, entorno
        self._proceso: subprocess.Popen[bytes] | None = None
        self._de, self._hechos, self._listo = 0, 0, False

    @property
    def pid(self) -> int | None:
        """Process id of the child, if there is one."""
        return self._proceso.pid if self._proceso else None

    def preguntar(self, encargo: bytes, limites: Limites) -> Respuesta:
        """Letter and body of the answer, or ``Interrumpido``; whatever fails, the child ends."""
        proceso = self.empezar()
        try:
            if not self._listo:
                self._listo = _esperar(proceso)
            respuesta = _preguntar(proceso, encargo, limites)
            if respuesta[0] == SIN_MEMORIA:
                raise Interrumpido(Causa.MEMORIA)
        except BaseException:
            self.matar()
            raise
        self._hechos += 1
        return respuesta

    def empezar(self) -> "subprocess.Popen[bytes]":
        """The child that is alive, or a new one."""
        if self._hechos >= self.encargos:
            self.matar()
        if self._proceso is None or self._de != os.getpid() or self._proceso.poll() is not None:
            self._proceso = _iniciar(self.modulo, self.entorno)
            self._de, self._hechos, self._listo = os.getpid(), 0, False
        return self._proceso

    def matar(self) -> None:
        """End the child; the next errand starts another.

        A closed pipe lets an idle one take its temporary files along; a busy one is killed.
        """
        if self._proceso is not None and self._de == os.getpid():
            with suppress(OSError, subprocess.TimeoutExpired):
                self._proceso.communicate(timeout=SEGUNDOS_PARA_IRSE)
            self._proceso.kill()
            with suppress(OSError):
                self._proceso.communicate()
        self._proceso = None


def _iniciar(modulo: str, entorno: dict[str, str] | None) -> "subprocess.Popen[bytes]":
    orden = [sys.executable, "-m", modulo]
    return subprocess.Popen(
        orden, cwd=RAIZ, env=entorno, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _esperar(proceso: "subprocess.Popen[bytes]") -> bool:
    """Until the child has loaded what it needs: neither the errand's time nor its fault."""
    try:
        senal, _ = _con_alarma(proceso, SEGUNDOS_PARA_EMPEZAR, lambda: _leer(proceso))
    except Interrumpido:
        raise Interrumpido(Causa.AJENA) from None
    return senal == LISTO


def _preguntar(proceso: "subprocess.Popen[bytes]", encargo: bytes, limites: Limites) -> Respuesta:
    """One errand there and back."""

    def ida_y_vuelta() -> Respuesta:
        assert proceso.stdin is not None
        proceso.stdin.write(ENCARGO.pack(limites.memoria, limites.procesador, len(encargo)))
        proceso.stdin.write(encargo)
        proceso.stdin.flush()
        return _leer(proceso)

    return _con_alarma(proceso, limites.segundos, ida_y_vuelta)


def _leer(proceso: "subprocess.Popen[bytes]") -> Respuesta:
    assert proceso.stdout is not None
    senal, largo = CABECERA.unpack(proceso.stdout.read(CABECERA.size))
    cuerpo = proceso.stdout.read(largo)
    if len(cuerpo) != largo:
        raise OSError("the pipe was cut in the middle of the answer")
    return senal, cuerpo


def _con_alarma(
    proceso: "subprocess.Popen[bytes]", segundos: float, hacer: Callable[[], Respuesta]
) -> Respuesta:
    """The alarm kills the child, which closes both pipes."""
    alarma = _Alarma(segundos, proceso)
    try:
        return hacer()
    except (OSError, struct.error):
        raise Interrumpido(_causa(proceso, alarma)) from None
    finally:
        alarma.quitar()


class _Alarma:
    """Kills the child when its time is over, and remembers that it did."""

    def __init__(self, segundos: float, proceso: "subprocess.Popen[bytes]") -> None:
        self.sono = False
        self._proceso = proceso
        self._reloj = threading.Timer(segundos, self._sonar)
        self._reloj.start()

    def _sonar(self) -> None:
        self.sono = True
        self._proceso.kill()

    def quitar(self) -> None:
        self._reloj.cancel()


def _causa(proceso: "subprocess.Popen[bytes]", alarma: _Alarma) -> Causa:
    """Out of its time, out of its memory, or ended by somebody else.

    With no memory left the child may not even be able to say so: Python leaves with an error,
    and a C library aborts or trips over the block it did not get.
    """
    try:
        codigo = proceso.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return Causa.TIEMPO
    if alarma.sono or codigo == -signal.SIGPROF:
        return Causa.TIEMPO
    return Causa.AJENA if codigo in (0, -signal.SIGKILL, -signal.SIGTERM) else Causa.MEMORIA
