"""The door to the renderer: one killable child per process, with limits of time and memory."""

import atexit
import os
import select
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from documentos.errores import PapelExcedido, PapelImposible, URLProhibida
from documentos.papel.protocolo import CABECERA, HECHO, LISTO, PROHIBIDO, SIN_MEMORIA

SEGUNDOS = 20.0
SEGUNDOS_PARA_IRSE = 1.0
MEMORIA = 1024 * 1024 * 1024
PAPELES_POR_PROCESO = 250
"""Each paper leaves some 40 KB behind in the child; a new one starts before that counts."""
_RAIZ = Path(__file__).resolve().parents[2]
_candado = threading.Lock()


class Impresora:
    """The child process that draws; killed when a paper passes its limits."""

    def __init__(self, *, segundos: float = SEGUNDOS, memoria: int = MEMORIA) -> None:
        """Take the limits of one paper; the child starts with the first paper."""
        self.segundos, self.memoria = segundos, memoria
        self._hijo: subprocess.Popen[bytes] | None = None
        self._de, self._hechos, self._tibia = 0, 0, False

    def imprimir(self, html: str) -> bytes:
        """Return the PDF or raise ``PapelExcedido``, ``URLProhibida`` or ``PapelImposible``."""
        hijo = self.empezar()
        try:
            senal, cuerpo = _preguntar(hijo, html.encode(), self.segundos)
        except BaseException:
            self.matar()
            raise
        self._hechos, self._tibia = self._hechos + 1, True
        if senal == SIN_MEMORIA:
            self.matar()
            raise PapelExcedido("El papel pide más memoria de la permitida.", definitivo=True)
        if senal == PROHIBIDO:
            raise URLProhibida(cuerpo.decode())
        if senal != HECHO:
            raise PapelImposible(f"El papel no se pudo dibujar ({cuerpo.decode()[:200]}).")
        return cuerpo

    def tibia(self, segundos: float) -> bool:
        """Whether the child is ready to draw, waiting at most this long; starts it if need be."""
        hijo = self.empezar()
        assert hijo.stdout is not None
        if not self._tibia and select.select([hijo.stdout], [], [], max(0.0, segundos))[0]:
            self._tibia = hijo.stdout.read(CABECERA.size) == CABECERA.pack(LISTO, 0)
        return self._tibia

    @property
    def pid(self) -> int | None:
        """Process id of the child, if there is one."""
        return self._hijo.pid if self._hijo else None

    def matar(self) -> None:
        """End the child; the next paper starts another.

        A closed pipe lets an idle one take its temporary fonts along; a busy one is killed.
        """
        if self._hijo is not None and self._de == os.getpid():
            with suppress(OSError, subprocess.TimeoutExpired):
                self._hijo.communicate(timeout=SEGUNDOS_PARA_IRSE)
            self._hijo.kill()
            with suppress(OSError):
                self._hijo.communicate()
        self._hijo = None

    def empezar(self) -> "subprocess.Popen[bytes]":
        """The child of this very process: a fork never shares its parent's."""
        if self._hechos >= PAPELES_POR_PROCESO:
            self.matar()
        if self._hijo is None or self._de != os.getpid() or self._hijo.poll() is not None:
            self._hijo = _iniciar(self.memoria)
            self._de, self._hechos, self._tibia = os.getpid(), 0, False
        return self._hijo


def html_a_pdf(html: str) -> bytes:
    """Render one tagged archival PDF (PDF/A-2a)."""
    with _candado:
        return _impresora.imprimir(html)


def calentar(*, de_nuevo: bool = False) -> None:
    """Start the child when a worker starts; it loads fonts and stylesheet meanwhile."""
    with _candado:
        if de_nuevo:
            _impresora.matar()
        _impresora.empezar()


def disponible(segundos: float) -> bool:
    """Whether a paper could be drawn at once: nobody draws and the child is ready, soon enough."""
    hasta = time.monotonic() + segundos
    if not _candado.acquire(timeout=max(0.0, segundos)):
        return False
    try:
        return _impresora.tibia(hasta - time.monotonic())
    finally:
        _candado.release()


def proceso() -> int | None:
    """Process id of the child that draws, if it was started."""
    return _impresora.pid


def _iniciar(memoria: int) -> "subprocess.Popen[bytes]":
    orden = [sys.executable, "-m", "documentos.papel.impresora", str(memoria)]
    return subprocess.Popen(orden, cwd=_RAIZ, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _preguntar(
    hijo: "subprocess.Popen[bytes]", html: bytes, segundos: float
) -> tuple[bytes, bytes]:
    """One paper there and back; the alarm kills the child, which closes both pipes."""
    assert hijo.stdin is not None
    assert hijo.stdout is not None
    alarma = threading.Timer(segundos, hijo.kill)
    alarma.start()
    try:
        hijo.stdin.write(CABECERA.pack(HECHO, len(html)) + html)
        hijo.stdin.flush()
        senal, largo = CABECERA.unpack(hijo.stdout.read(CABECERA.size))
        if senal == LISTO:
            senal, largo = CABECERA.unpack(hijo.stdout.read(CABECERA.size))
        cuerpo = hijo.stdout.read(largo)
    except (OSError, struct.error):
        raise _interrumpido(hijo) from None
    finally:
        alarma.cancel()
    if len(cuerpo) != largo:
        raise _interrumpido(hijo)
    return senal, cuerpo


def _interrumpido(hijo: "subprocess.Popen[bytes]") -> PapelExcedido:
    """Why the pipe was cut: killed (by the alarm or by the system), or out of its memory.

    With no memory left the child may not even be able to say so: it ends by itself.
    """
    with suppress(subprocess.TimeoutExpired):
        if hijo.wait(timeout=5) > 0:
            return PapelExcedido("El papel pide más memoria de la permitida.", definitivo=True)
    return PapelExcedido("El papel pasó de su límite de tiempo y se detuvo.")


_impresora = Impresora()
atexit.register(_impresora.matar)
