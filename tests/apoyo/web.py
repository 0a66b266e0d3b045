"""The real web server, one process with its threads, on this process's test database."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.db import connection

from bluecom.embebido.procesos import morir_con_el_padre
from tests.apoyo.esperar import esperar_a


@pytest.fixture
def web(transactional_db: None, tmp_path: Path, settings: Any) -> Iterator[str]:
    """Address of a gunicorn with eight threads, as ``servir`` starts each of its two."""
    base = urlsplit(os.environ["DATABASE_URL"])._replace(
        path=f"/{connection.settings_dict['NAME']}"
    )
    direccion = f"127.0.0.1:{_puerto_libre()}"
    orden = "-m gunicorn bluecom.wsgi --worker-class gthread --threads 8 --no-control-socket --bind"
    entorno = os.environ | {
        "DATABASE_URL": base.geturl(),
        "URL_PUBLICA": f"http://{direccion}",
        "DEBUG": "1",  # the static files as they lie
        "CARPETA_PRIVADA": str(settings.CARPETA_PRIVADA),
    }
    registro = tmp_path / "web.log"
    with registro.open("ab") as salida:
        proceso = subprocess.Popen(
            [sys.executable, *orden.split(), direccion],
            env=entorno,
            stdout=salida,
            stderr=salida,
            preexec_fn=morir_con_el_padre(signal.SIGKILL),
        )
    try:
        esperar_a(lambda: _responde(proceso, f"http://{direccion}/entrar/"), 60)
        yield f"http://{direccion}"
    except AssertionError as error:
        error.add_note(registro.read_text()[-3000:])
        raise
    finally:
        proceso.terminate()
        proceso.wait(30)


def _puerto_libre() -> int:
    with socket.socket() as prueba:
        prueba.bind(("127.0.0.1", 0))
        return int(prueba.getsockname()[1])


def _responde(proceso: "subprocess.Popen[bytes]", direccion: str) -> bool:
    assert proceso.poll() is None, "La web terminó sola."
    try:
        with urlopen(direccion, timeout=5) as respuesta:
            return bool(respuesta.status == 200)
    except OSError:
        return False
