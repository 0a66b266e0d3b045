"""Real processes of Celery, worker and beat, that believe it is another instant."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import django
import pytest
import time_machine

from bluecom.celery import app
from bluecom.embebido.procesos import morir_con_el_padre
from tests.apoyo.esperar import esperar_a
from tests.apoyo.trabajador import Trabajador


class Adelantados:
    """``lanzar()`` a worker or a beat at an instant; its clock goes on from there."""

    def __init__(self, entorno: dict[str, str], carpeta: Path) -> None:
        self.entorno, self.carpeta = entorno, carpeta
        self.procesos: list[subprocess.Popen[bytes]] = []

    def lanzar(self, ahora: datetime, orden: str) -> Path:
        """Start ``celery`` with these words; return the file of its log."""
        registro = self.carpeta / f"{len(self.procesos)}.log"
        argumentos = ["-A", "bluecom.celery", *orden.split(), "--loglevel", "INFO"]
        with registro.open("ab") as salida:
            self.procesos.append(
                subprocess.Popen(
                    [sys.executable, "-m", __name__, ahora.isoformat(), *argumentos],
                    env=self.entorno,
                    stdout=salida,
                    stderr=salida,
                    preexec_fn=morir_con_el_padre(signal.SIGKILL),
                )
            )
        return registro

    def trabajador(self, ahora: datetime) -> Path:
        """A worker that takes tasks; return its log."""
        orden = "worker --concurrency 1 --without-gossip --without-mingle"
        registro = self.lanzar(ahora, orden)
        esperar_a(lambda: " ready." in registro.read_text(), 60)
        return registro

    def reloj(self, ahora: datetime) -> Path:
        """A beat that never ran before; return its log."""
        agenda = self.carpeta / f"agenda-{len(self.procesos)}"
        return self.lanzar(ahora, f"beat --pidfile= --schedule {agenda}")

    def matar(self) -> None:
        for proceso in self.procesos:
            if proceso.poll() is None:
                os.killpg(proceso.pid, signal.SIGKILL)
                proceso.wait()


@pytest.fixture
def adelantados(
    transactional_db: None, _trabajador: Trabajador, tmp_path: Path
) -> Iterator[Adelantados]:
    """Processes on this test's database, broker and mail server, at another instant."""
    with app.connection_for_write() as conexion:
        conexion.default_channel.client.flushdb()
    lanzados = Adelantados(_trabajador.entorno, tmp_path)
    yield lanzados
    lanzados.matar()


def main() -> None:
    """``python -m tests.apoyo.adelantados INSTANT words of celery``.

    Everything is loaded first: a busy machine must not eat what is left until the hour.
    """
    from celery.__main__ import main as celery

    django.setup()
    instante, sys.argv = datetime.fromisoformat(sys.argv[1]), ["celery", *sys.argv[2:]]
    time_machine.travel(instante, tick=True).start()
    celery()


if __name__ == "__main__":
    main()
