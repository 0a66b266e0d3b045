"""The whole of ``make run`` with people at work, and the ways in which a part of it goes."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from bluecom.embebido import carpetas, correo, postgresql
from tests.arranque.en_marcha import EnMarcha

Pids = Callable[[], list[int]]
_DE_PRISA = {
    "PERIODO_PENDIENTES": "1",
    "ARRIENDO_SEGUNDOS": "2",
    "REINTENTO_SEGUNDOS": "1",
    "SEGUNDOS_DE_PAGINA": "8",
}


class Pila:
    """``marcha`` is the command; the scenes were made before it started."""

    def __init__(self, datos: Path, escenas: int) -> None:
        orden = [sys.executable, "-m", "tests.fallas.piso.escena", str(escenas)]
        hecho = subprocess.run(orden, cwd=carpetas.PROYECTO, check=True, stdout=subprocess.PIPE)
        self.escenas: list[dict[str, dict[str, Any]]] = json.loads(hecho.stdout)
        self.datos, self.marcha = datos, EnMarcha(datos, _DE_PRISA)
        self.marcha.esperar()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.marcha.puerto}"

    def base(self) -> "psycopg.Connection[Any]":
        return psycopg.connect(postgresql.de_la_carpeta(self.datos).url(), autocommit=True)

    def procesos(self) -> dict[str, Pids]:
        """Each part by the name that the command gives it, with all its processes."""
        return {
            "base de datos": lambda: _familia(postgresql.de_la_carpeta(self.datos).pid() or 0),
            "Redis": lambda: [int((self.datos / "redis" / "pid").read_text())],
            "buzón de correo": lambda: [correo.Buzon(self.datos).pid or 0],
            "tareas": lambda: _familia(self.marcha.hijo("celery -A bluecom.celery worker")),
            "reloj": lambda: _familia(self.marcha.hijo("celery -A bluecom.celery beat")),
            "web": lambda: _familia(self.marcha.hijo("gunicorn")),
        }


@contextmanager
def muerto(pids: list[int]) -> Iterator[None]:
    """Killed as the system does when memory runs out: only the first, which has the others."""
    os.kill(pids[0], signal.SIGKILL)
    yield


@contextmanager
def congelado(pids: list[int]) -> Iterator[None]:
    """There and silent: it takes connections and answers nothing."""
    for pid in pids:
        _avisar(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            _avisar(pid, signal.SIGCONT)


def _avisar(pid: int, senal: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it ended by itself meanwhile
        os.kill(pid, senal)


@contextmanager
def sin_disco(pids: list[int]) -> Iterator[None]:
    """As on a full disk, every write of these processes fails."""
    antes = [resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids]
    for pid, (_, tope) in zip(pids, antes, strict=True):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, tope))
    try:
        yield
    finally:
        for pid, limites in zip(pids, antes, strict=True):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limites)


def _familia(pid: int) -> list[int]:
    """A process and all that come from it; of one that has ended, none."""
    try:
        hijos = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid, *(nieto for hijo in hijos for nieto in _familia(int(hijo)))]
