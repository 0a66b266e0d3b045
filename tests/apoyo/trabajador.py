"""A real Celery worker on this process's test database and its own Redis."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

from bluecom.celery import app
from bluecom.embebido.procesos import morir_con_el_padre
from tests.apoyo.correo import ServidorCorreo
from tests.apoyo.esperar import esperar_a


class Trabajador:
    """The worker's process: ``matar()`` it in the middle, ``asegurar()`` it again."""

    def __init__(self, entorno: dict[str, str], registro: Path) -> None:
        self.entorno = entorno
        self.registro = registro
        self.proceso: subprocess.Popen[bytes] | None = None

    def asegurar(self) -> None:
        """Start it unless it runs, and wait until it takes tasks."""
        if self.proceso is not None and self.proceso.poll() is None:
            return
        orden = "-m celery -A bluecom.celery worker --concurrency 1 --loglevel INFO"
        with self.registro.open("ab") as salida:
            self.proceso = subprocess.Popen(
                [sys.executable, *orden.split(), "--without-gossip", "--without-mingle"],
                env=self.entorno,
                stdout=salida,
                stderr=salida,
                preexec_fn=morir_con_el_padre(signal.SIGKILL),
            )
        try:
            esperar_a(self._contesta, 40)
        except AssertionError as error:
            error.add_note(self.registro.read_text()[-3000:])
            raise

    def matar(self) -> None:
        """Kill the worker and its children at once, as a power cut would; twice does nothing."""
        if self.proceso is not None and self.proceso.poll() is None:
            os.killpg(self.proceso.pid, signal.SIGKILL)
            self.proceso.wait()

    def ocioso(self) -> bool:
        """Tell whether nothing is queued, taken or running."""
        if self.proceso is None or self.proceso.poll() is not None:
            return True
        with app.connection_for_read() as conexion:
            cliente = conexion.default_channel.client
            if cliente.llen("celery") or cliente.hlen("unacked"):
                return False
        activas = app.control.inspect(timeout=0.3).active() or {}
        return not any(activas.values())

    def _contesta(self) -> bool:
        assert self.proceso is not None
        assert self.proceso.poll() is None, "El trabajador terminó solo."
        return bool(app.control.ping(timeout=0.5))


@pytest.fixture(scope="session")
def _trabajador(
    django_db_setup: None,
    django_db_blocker: Any,
    _servidor_correo: ServidorCorreo,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Trabajador]:
    base = urlsplit(os.environ["DATABASE_URL"])._replace(
        path=f"/{connection.settings_dict['NAME']}"
    )
    entorno = os.environ | {
        "DATABASE_URL": base.geturl(),
        "EMAIL_URL": _servidor_correo.url,
        "ARRIENDO_SEGUNDOS": "1",
        "REINTENTO_SEGUNDOS": "1",
    }
    trabajador = Trabajador(entorno, tmp_path_factory.mktemp("trabajador") / "registro.log")
    yield trabajador
    trabajador.matar()


@pytest.fixture
def trabajador(
    transactional_db: None, _trabajador: Trabajador, settings: Any
) -> Iterator[Trabajador]:
    """A real worker that takes what this test owes, and lives no longer than the test.

    Left running it would take what the next test owes, and hold the tables being emptied.
    """
    settings.ARRIENDO_SEGUNDOS = settings.REINTENTO_SEGUNDOS = 1
    with app.connection_for_write() as conexion:
        conexion.default_channel.client.flushdb()
    _trabajador.asegurar()
    yield _trabajador
    esperar_a(_trabajador.ocioso, 30)
    _trabajador.matar()
