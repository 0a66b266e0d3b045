"""The real web server on this process's test database, with a temporary folder of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from bluecom.cuentas.models import Usuario
from bluecom.embebido.procesos import morir_con_el_padre
from tests.apoyo.esperar import esperar_a

_ENTORNO = {"DEBUG": "1"}  # the static files as they lie


class Web:
    """gunicorn as production starts it: its ``registro``, and what it leaves in ``temporal``."""

    def __init__(self, carpeta: Path) -> None:
        self.registro, self.temporal = carpeta / "web.log", carpeta / "tmp"
        self.temporal.mkdir()
        self._conexiones: list[socket.socket] = []
        with socket.socket() as prueba:
            prueba.bind(("127.0.0.1", 0))
            self.puerto = int(prueba.getsockname()[1])
        base = urlsplit(os.environ["DATABASE_URL"])
        base = base._replace(path=f"/{connection.settings_dict['NAME']}")
        orden = f"-m gunicorn bluecom.wsgi --bind 127.0.0.1:{self.puerto} --workers 1"
        with self.registro.open("wb") as salida:
            self.proceso = subprocess.Popen(
                [sys.executable, *orden.split(), "--config", "python:bluecom.servidor_web"],
                env=os.environ | {**_ENTORNO, "DATABASE_URL": base.geturl(), **self._propio()},
                stdout=salida,
                stderr=salida,
                preexec_fn=morir_con_el_padre(signal.SIGKILL),
            )
        esperar_a(self._escucha, 40)

    def _propio(self) -> dict[str, str]:
        privada = str(settings.CARPETA_PRIVADA)
        return {"TMPDIR": str(self.temporal), "CARPETA_PRIVADA": privada, "URL_PUBLICA": self.url}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.puerto}"

    def conectar(self) -> socket.socket:
        """A connection on which nothing was sent, closed with the test."""
        conexion = socket.create_connection(("127.0.0.1", self.puerto), 30)
        self._conexiones.append(conexion)
        return conexion

    def pedir(self, *lineas: str) -> socket.socket:
        """Send the head of a request; what comes back is the caller's to read."""
        conexion = self.conectar()
        cabecera = [lineas[0], f"Host: 127.0.0.1:{self.puerto}", *lineas[1:], "", ""]
        conexion.sendall("\r\n".join(cabecera).encode())
        return conexion

    def matar(self) -> None:
        """Kill it and its worker at once; twice does nothing."""
        if self.proceso.poll() is None:
            os.killpg(self.proceso.pid, signal.SIGKILL)
            self.proceso.wait()

    def colgar(self) -> None:
        """Close what the test left open."""
        for conexion in self._conexiones:
            conexion.close()

    def _escucha(self) -> bool:
        assert self.proceso.poll() is None, self.registro.read_text()
        with socket.socket() as prueba:
            return prueba.connect_ex(("127.0.0.1", self.puerto)) == 0


def galleta_de(usuario: Usuario) -> str:
    """The Cookie line of somebody who has signed in, with a CSRF token to be compared."""
    cliente = Client()
    cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    nombre = settings.SESSION_COOKIE_NAME
    ficha = f"{settings.CSRF_COOKIE_NAME}={'x' * 32}"
    return f"Cookie: {nombre}={cliente.cookies[nombre].value}; {ficha}"


@pytest.fixture
def web(transactional_db: None, tmp_path: Path) -> Iterator[Web]:
    servidor = Web(tmp_path)
    yield servidor
    servidor.matar()
    servidor.colgar()
